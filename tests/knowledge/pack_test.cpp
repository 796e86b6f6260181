#include "knowledge/pack.h"

#include <doctest/doctest.h>

namespace knowledge {
namespace {

Fix fix_with_variants() {
  Fix fix;
  fix.id = "restart";
  fix.procedure.warning = "own";
  Variant old_phone;
  old_phone.when.models = {"iPhone 8*"};
  old_phone.procedure.warning = "old phone";
  Variant stuck;
  stuck.symptoms = {"stuck"};
  stuck.procedure.warning = "stuck";
  fix.variants = {old_phone, stuck};
  return fix;
}

TEST_SUITE("knowledge/pack") {
  TEST_CASE("the first variant that fits phone and symptom replaces the fix's own steps") {
    const Fix fix = fix_with_variants();
    const Device old_phone{"iPhone 8 Plus", std::nullopt};
    CHECK(procedure_for(fix, {}, "").warning == "own");
    CHECK(procedure_for(fix, {}, "stuck").warning == "stuck");
    CHECK(procedure_for(fix, {}, "full").warning == "own");
    CHECK(procedure_for(fix, old_phone, "").warning == "old phone");
    CHECK(procedure_for(fix, old_phone, "stuck").warning == "old phone");
  }

  TEST_CASE("an empty name finds nothing") {
    Pack pack;
    pack.fixes = {fix_with_variants()};
    CHECK(pack.find_fix("restart") == &pack.fixes[0]);
    CHECK(pack.find_fix("") == nullptr);
    CHECK(pack.fix_for_intent("") == nullptr);
    CHECK(pack.find_symptom("stuck") == nullptr);
    CHECK(find_path(pack.fixes[0], "") == nullptr);
  }
}

}  // namespace
}  // namespace knowledge
