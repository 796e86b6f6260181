#include "knowledge/scaffold_files.h"

#include <array>
#include <utility>

#include "knowledge/json.h"

namespace knowledge {
namespace {

using Kind = JsonNode::Kind;

JsonNode node_of(Kind kind, std::string key, std::vector<JsonNode> children = {}) {
  JsonNode node;
  node.kind = kind;
  node.key = std::move(key);
  node.children = std::move(children);
  return node;
}

JsonNode text_node(std::string key, std::string text) {
  JsonNode node = node_of(Kind::String, std::move(key));
  node.text = std::move(text);
  return node;
}

JsonNode number_node(std::string key, double number) {
  JsonNode node = node_of(Kind::Number, std::move(key));
  node.number = number;
  return node;
}

// What is "" or false is left out.
void add_text(JsonNode& object, const char* key, const std::string& text) {
  if (!text.empty()) object.children.push_back(text_node(key, text));
}

void add_flag(JsonNode& object, const char* key, bool flag) {
  if (!flag) return;
  object.children.push_back(node_of(Kind::Bool, key));
  object.children.back().truth = true;
}

JsonNode fix_node(const Fix& fix) {
  constexpr std::array<const char*, 3> risks = {"none", "care", "removes"};
  JsonNode node = node_of(Kind::Object, "");
  add_text(node, "id", fix.id);
  add_text(node, "heading", fix.heading);
  add_text(node, "todo", fix.todo);
  add_text(node, "done", fix.done);
  add_text(node, "why", fix.why);
  node.children.push_back(number_node("minutes", fix.minutes));
  add_text(node, "risk", risks.at(static_cast<std::size_t>(fix.risk)));
  add_text(node, "goes", fix.goes);
  add_text(node, "stays", fix.stays);
  add_flag(node, "last_resort", fix.last_resort);
  add_flag(node, "check_outage", fix.check_outage);
  JsonNode cues = node_of(Kind::Array, "cues");
  for (const std::string& cue : fix.cues)
    cues.children.push_back(text_node("", cue));
  node.children.push_back(std::move(cues));
  return node;
}

JsonNode symptom_node(const Symptom& symptom) {
  JsonNode node = node_of(Kind::Object, "");
  add_text(node, "intent", symptom.intent);
  add_text(node, "label", symptom.label);
  add_text(node, "summary", symptom.summary);
  add_flag(node, "vague", symptom.vague);
  JsonNode fixes = node_of(Kind::Object, "fixes");
  for (const Likely& likely : symptom.fixes) {
    fixes.children.push_back(number_node(likely.fix, likely.probability));
  }
  node.children.push_back(std::move(fixes));
  return node;
}

}  // namespace

std::string article_text(const Pack& pack) {
  std::string text = "# " + pack.title + '\n';
  for (const Fix& fix : pack.fixes) {
    text += "\n## " + fix.heading + "\n\n" + fix.intro + "\n\n";
    if (!fix.procedure.warning.empty()) text += "> " + fix.procedure.warning + "\n\n";
    int number = 0;
    for (const Step& step : fix.procedure.steps) {
      const std::string mark = std::to_string(++number) + ". ";
      text += mark + step.text + '\n';
      if (!step.hint.empty()) text += '\n' + std::string(mark.size(), ' ') + step.hint + '\n';
    }
  }
  return text;
}

std::string pack_json_text(const Pack& pack) {
  JsonNode root = node_of(Kind::Object, "");
  add_text(root, "id", pack.id);
  add_text(root, "title", pack.title);
  add_text(root, "subject", pack.subject);
  add_text(root, "language", pack.language);
  JsonNode fixes = node_of(Kind::Array, "fixes");
  for (const Fix& fix : pack.fixes)
    fixes.children.push_back(fix_node(fix));
  JsonNode symptoms = node_of(Kind::Array, "symptoms");
  for (const Symptom& symptom : pack.symptoms)
    symptoms.children.push_back(symptom_node(symptom));
  root.children.push_back(std::move(fixes));
  root.children.push_back(std::move(symptoms));
  return to_text(root);
}

}  // namespace knowledge
