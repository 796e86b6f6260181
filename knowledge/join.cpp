#include "knowledge/join.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "knowledge/fields.h"
#include "knowledge/suggest.h"
#include "knowledge/text.h"

namespace knowledge {
namespace {

using Names = std::vector<std::string_view>;

Names headings_of(const std::vector<Section>& sections) {
  Names headings;
  for (const Section& section : sections)
    headings.push_back(section.heading);
  return headings;
}

Names headings_of(const Pack& pack) {
  Names headings;
  for (const Fix& fix : pack.fixes)
    headings.push_back(fix.heading);
  return headings;
}

Names part_headings_of(const Fix& fix) {
  Names headings;
  for (const Variant& variant : fix.variants)
    headings.push_back(variant.heading);
  for (const Path& path : fix.paths)
    headings.push_back(path.heading);
  return headings;
}

// What was misspelt is likely to be meant for one that has no partner either.
Names without(const Names& names, const Names& others) {
  Names rest;
  for (const std::string_view name : names) {
    if (std::find(others.begin(), others.end(), name) == others.end()) rest.push_back(name);
  }
  return rest;
}

class Joiner {
 public:
  explicit Joiner(std::vector<Diagnostic>& diagnostics) : diagnostics_(diagnostics) {}

  void join(const Article& article, PackDraft& draft) {
    Shelf shelf{article.sections, "", headings_of(draft.pack), {}};
    for (std::size_t i = 0; i < draft.pack.fixes.size(); ++i) {
      Fix& fix = draft.pack.fixes[i];
      const Section* section = take(fix.heading, *draft.fixes[i].node, shelf);
      if (section != nullptr) join_fix(*section, fix, draft.fixes[i]);
    }
    report_left(shelf, "fix");
  }

 private:
  // Where headings are looked for: among the fixes, or the parts of one.
  struct Shelf {
    const std::vector<Section>& sections;
    std::string where;  // " under 'Restart your iPhone'"
    Names wanted;       // By pack.json.
    std::set<std::string_view> taken;
  };

  const Section* take(const std::string& heading, const JsonNode& node, Shelf& shelf) {
    if (heading.empty()) return nullptr;  // Reported where it was read.
    const int line = line_of(node, "heading");
    const auto found =
        std::find_if(shelf.sections.begin(), shelf.sections.end(),
                     [&](const Section& section) { return section.heading == heading; });
    if (found == shelf.sections.end()) {
      report(kPackFile, line,
             "article.md has no heading " + in_quotes(heading) + shelf.where +
                 did_you_mean(heading, without(headings_of(shelf.sections), shelf.wanted)));
      return nullptr;
    }
    if (!shelf.taken.insert(found->heading).second) {
      report(kPackFile, line, "heading " + in_quotes(heading) + " is named twice");
      return nullptr;
    }
    return &*found;
  }

  void join_fix(const Section& section, Fix& fix, const FixSource& source) {
    fix.intro = section.intro;
    fix.line = section.line;
    fix.procedure = section.procedure;
    Shelf shelf{section.parts, " under " + in_quotes(section.heading), part_headings_of(fix), {}};
    for (std::size_t i = 0; i < fix.variants.size(); ++i) {
      Variant& variant = fix.variants[i];
      const Section* part = take(variant.heading, *source.variants[i], shelf);
      if (part == nullptr) continue;
      const int minutes = variant.procedure.minutes;
      variant.procedure = part->procedure;
      variant.procedure.minutes = minutes;
      if (variant.procedure.warning.empty()) variant.procedure.warning = fix.procedure.warning;
    }
    for (std::size_t i = 0; i < fix.paths.size(); ++i) {
      const Section* part = take(fix.paths[i].heading, *source.paths[i], shelf);
      if (part != nullptr) fix.paths[i].procedure = part->procedure;
    }
    report_left(shelf, "variant or path");
  }

  void report_left(const Shelf& shelf, const std::string& what) {
    const Names missing = without(shelf.wanted, headings_of(shelf.sections));
    std::set<std::string_view> seen;
    for (const Section& section : shelf.sections) {
      if (!seen.insert(section.heading).second) {
        report(kArticleFile, section.line,
               "second heading " + in_quotes(section.heading) + shelf.where);
      } else if (shelf.taken.count(section.heading) == 0) {
        report(kArticleFile, section.line,
               "no " + what + " of pack.json has the heading " + in_quotes(section.heading) +
                   did_you_mean(section.heading, missing));
      }
    }
  }

  void report(std::string_view file, int line, std::string message) {
    diagnostics_.push_back({std::string(file), line, std::move(message)});
  }

  std::vector<Diagnostic>& diagnostics_;
};

}  // namespace

void join_article(const Article& article, PackDraft& draft, std::vector<Diagnostic>& diagnostics) {
  Joiner(diagnostics).join(article, draft);
}

}  // namespace knowledge
