#include "knowledge/pack.h"

#include <algorithm>

namespace knowledge {
namespace {

template <class Item>
const Item* find_by(const std::vector<Item>& items, std::string Item::*name,
                    std::string_view wanted) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const Item& item) {
    return !wanted.empty() && item.*name == wanted;
  });
  return found == items.end() ? nullptr : &*found;
}

}  // namespace

const Fix* Pack::find_fix(std::string_view fix_id) const {
  return find_by(fixes, &Fix::id, fix_id);
}

const Fix* Pack::fix_for_intent(std::string_view intent) const {
  return find_by(fixes, &Fix::intent, intent);
}

const Symptom* Pack::find_symptom(std::string_view intent) const {
  return find_by(symptoms, &Symptom::intent, intent);
}

const Faq* Pack::find_faq(std::string_view intent) const {
  return find_by(faqs, &Faq::intent, intent);
}

const Procedure& procedure_for(const Fix& fix, const Device& device, std::string_view symptom) {
  const auto fits = [&](const Variant& variant) {
    const auto& symptoms = variant.symptoms;
    return holds(variant.when, device) &&
           (symptoms.empty() ||
            std::find(symptoms.begin(), symptoms.end(), symptom) != symptoms.end());
  };
  const auto fitting = std::find_if(fix.variants.begin(), fix.variants.end(), fits);
  return fitting == fix.variants.end() ? fix.procedure : fitting->procedure;
}

const Path* find_path(const Fix& fix, std::string_view id) {
  return find_by(fix.paths, &Path::id, id);
}

}  // namespace knowledge
