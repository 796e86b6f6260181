#include "knowledge/pack_json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "knowledge/fields.h"
#include "knowledge/suggest.h"
#include "knowledge/text.h"

namespace knowledge {
namespace {

using Kind = JsonNode::Kind;

constexpr std::array<std::string_view, 3> kRiskNames = {"none", "care", "removes"};  // As Risk.

// "16.1" or "16"; nothing when it is something else.
std::optional<IosVersion> version_of(std::string_view text) {
  constexpr int part_max = 99;
  IosVersion version;
  const char* end = text.data() + text.size();
  auto read = std::from_chars(text.data(), end, version.major);
  if (read.ec != std::errc{} || version.major < 1 || version.major > part_max) return std::nullopt;
  if (read.ptr == end) return version;
  if (*read.ptr != '.') return std::nullopt;
  read = std::from_chars(read.ptr + 1, end, version.minor);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  if (version.minor < 0 || version.minor > part_max) return std::nullopt;
  return version;
}

class PackReader {
 public:
  explicit PackReader(std::vector<Diagnostic>& diagnostics) : diagnostics_(diagnostics) {}

  PackDraft read(const JsonNode& root) {
    Fields fields = fields_of(root);
    Pack& pack = draft_.pack;
    pack.id = fields.name("id");
    pack.title = fields.text("title");
    pack.subject = fields.text("subject");
    pack.language = fields.name("language");
    pack.status_page = fields.optional_text("status_page");
    pack.status_services = fields.optional_names("status_services");
    for (const JsonNode* node : fields.objects("fixes"))
      read_fix(*node);
    for (const JsonNode* node : fields.objects("symptoms"))
      read_symptom(*node);
    for (const JsonNode* node : fields.optional_objects("errors"))
      read_error(*node);
    for (const JsonNode* node : fields.optional_objects("faqs"))
      read_faq(*node);
    fields.report_unknown();
    return std::move(draft_);
  }

 private:
  Fields fields_of(const JsonNode& node) { return Fields{node, kPackFile, diagnostics_}; }

  void read_fix(const JsonNode& node) {
    Fields fields = fields_of(node);
    FixSource source;
    source.node = &node;
    Fix fix;
    fix.id = fields.name("id");
    fix.heading = fields.name("heading");
    fix.todo = fields.text("todo");
    fix.done = fields.text("done");
    fix.why = fields.text("why");
    fix.minutes = fields.whole_number("minutes");
    fix.risk = risk_of(fields);
    fix.goes = fields.optional_text("goes");
    fix.stays = fields.text("stays");
    fix.prepare = fields.optional_text("prepare");
    fix.intent = fields.optional_name("intent");
    fix.last_resort = fields.optional_flag("last_resort", false);
    fix.check_outage = fields.optional_flag("check_outage", false);
    fix.cues = fields.optional_names("cues");
    fix.wishes = fields.optional_names("wishes");
    if (const JsonNode* clear = fields.optional_object("all_clear")) {
      fix.all_clear = all_clear_of(*clear);
    }
    source.variants = fields.optional_objects("variants");
    for (const JsonNode* variant : source.variants)
      fix.variants.push_back(variant_of(*variant));
    source.paths = fields.optional_objects("paths");
    for (const JsonNode* path : source.paths)
      fix.paths.push_back(path_of(*path));
    fields.report_unknown();
    draft_.pack.fixes.push_back(std::move(fix));
    draft_.fixes.push_back(std::move(source));
  }

  AllClear all_clear_of(const JsonNode& node) {
    Fields fields = fields_of(node);
    AllClear all_clear;
    all_clear.label = fields.optional_text("label");
    all_clear.cues = fields.optional_names("cues");
    fields.report_unknown();
    return all_clear;
  }

  static Risk risk_of(Fields& fields) {
    const std::string name = fields.optional_name("risk");
    const auto found = std::find(kRiskNames.begin(), kRiskNames.end(), name);
    if (found != kRiskNames.end()) return static_cast<Risk>(found - kRiskNames.begin());
    if (!name.empty()) {
      const std::vector<std::string_view> known(kRiskNames.begin(), kRiskNames.end());
      fields.report("risk", "risk must be 'none', 'care' or 'removes', not " + in_quotes(name) +
                                did_you_mean(name, known));
    }
    return Risk::None;
  }

  Variant variant_of(const JsonNode& node) {
    Fields fields = fields_of(node);
    Variant variant;
    variant.heading = fields.name("heading");
    variant.symptoms = fields.optional_names("symptoms");
    variant.when.models = fields.optional_names("models");
    variant.when.ios_from = version_in(fields, "ios_from");
    variant.when.ios_below = version_in(fields, "ios_below");
    variant.procedure.minutes = fields.optional_whole_number("minutes");
    fields.report_unknown();
    return variant;
  }

  static std::optional<IosVersion> version_in(Fields& fields, std::string_view key) {
    const std::string text = fields.optional_name(key);
    auto version = version_of(text);
    if (!version && !text.empty()) {
      fields.report(
          key, in_quotes(key) + " must be a version as '15' or '16.1', not " + in_quotes(text));
    }
    return version;
  }

  Path path_of(const JsonNode& node) {
    Fields fields = fields_of(node);
    Path path;
    path.id = fields.name("id");
    path.label = fields.text("label");
    path.heading = fields.name("heading");
    path.offer = fields.text("offer");
    path.symptoms = fields.optional_names("symptoms");
    path.removes = fields.optional_flag("removes", false);
    path.goes = fields.optional_text("goes");
    path.stays = fields.optional_text("stays");
    path.question = fields.optional_text("question");
    path.cues = fields.optional_names("cues");
    fields.report_unknown();
    return path;
  }

  void read_symptom(const JsonNode& node) {
    Fields fields = fields_of(node);
    Symptom symptom;
    symptom.intent = fields.name("intent");
    symptom.label = fields.optional_text("label");
    symptom.summary = fields.text("summary");
    symptom.opening = fields.optional_text("opening");
    symptom.vague = fields.optional_flag("vague", false);
    symptom.offered = fields.optional_flag("offered", true);
    if (const JsonNode* likely = fields.object("fixes")) symptom.fixes = likely_fixes(*likely);
    fields.report_unknown();
    draft_.pack.symptoms.push_back(std::move(symptom));
    draft_.symptoms.push_back(&node);
  }

  std::vector<Likely> likely_fixes(const JsonNode& node) {
    std::vector<Likely> fixes;
    for (const JsonNode& member : node.children) {
      if (member.kind == Kind::Number) {
        fixes.push_back({member.key, member.number});
      } else {
        report(member, "the probability of " + in_quotes(member.key) + " must be a number, not " +
                           std::string(name_of(member.kind)));
      }
    }
    std::stable_sort(fixes.begin(), fixes.end(), [](const Likely& one, const Likely& other) {
      return one.probability > other.probability;
    });
    return fixes;
  }

  void read_error(const JsonNode& node) {
    Fields fields = fields_of(node);
    ErrorString error;
    error.text = fields.name("text");
    error.symptom = fields.name("symptom");
    error.meaning = fields.optional_text("meaning");
    fields.report_unknown();
    draft_.pack.errors.push_back(std::move(error));
    draft_.errors.push_back(&node);
  }

  void read_faq(const JsonNode& node) {
    Fields fields = fields_of(node);
    Faq faq;
    faq.intent = fields.name("intent");
    faq.question = fields.text("question");
    faq.answer = fields.text("answer");
    if (const JsonNode* by_fix = fields.optional_object("by_fix")) {
      Fields answers = fields_of(*by_fix);
      for (const JsonNode& member : by_fix->children) {
        faq.by_fix[member.key] = answers.text(member.key);
      }
    }
    fields.report_unknown();
    draft_.pack.faqs.push_back(std::move(faq));
    draft_.faqs.push_back(&node);
  }

  void report(const JsonNode& node, std::string message) {
    diagnostics_.push_back({std::string(kPackFile), node.line, std::move(message)});
  }

  std::vector<Diagnostic>& diagnostics_;
  PackDraft draft_;
};

}  // namespace

PackDraft read_pack_json(const JsonNode& root, std::vector<Diagnostic>& diagnostics) {
  if (root.kind != Kind::Object) {
    diagnostics.push_back({std::string(kPackFile), root.line, "expected one object"});
    return {};
  }
  return PackReader(diagnostics).read(root);
}

}  // namespace knowledge
