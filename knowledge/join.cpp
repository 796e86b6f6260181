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

std::vector<std::string_view> headings_of(const std::vector<Section>& sections) {
  std::vector<std::string_view> headings;
  for (const Section& section : sections)
    headings.push_back(section.heading);
  return headings;
}

class Joiner {
 public:
  explicit Joiner(std::vector<Diagnostic>& diagnostics) : diagnostics_(diagnostics) {}

  void join(const Article& article, PackDraft& draft) {
    std::set<std::string_view> taken;
    std::vector<std::string_view> wanted;
    for (std::size_t i = 0; i < draft.pack.fixes.size(); ++i) {
      Fix& fix = draft.pack.fixes[i];
      wanted.push_back(fix.heading);
      const Section* section =
          take(fix.heading, *draft.fixes[i].node, {article.sections, "", taken});
      if (section != nullptr) join_fix(*section, fix, draft.fixes[i]);
    }
    report_left({article.sections, "", taken}, "fix", wanted);
  }

 private:
  // Where a heading is looked for: among the fixes, or the parts of one.
  struct Shelf {
    const std::vector<Section>& sections;
    std::string where;  // " under 'Restart your iPhone'"
    std::set<std::string_view>& taken;
  };

  const Section* take(const std::string& heading, const JsonNode& node, const Shelf& shelf) {
    if (heading.empty()) return nullptr;  // Reported where it was read.
    const int line = line_of(node, "heading");
    const auto found =
        std::find_if(shelf.sections.begin(), shelf.sections.end(),
                     [&](const Section& section) { return section.heading == heading; });
    if (found == shelf.sections.end()) {
      report(kPackFile, line,
             "article.md has no heading " + in_quotes(heading) + shelf.where +
                 did_you_mean(heading, headings_of(shelf.sections)));
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
    std::set<std::string_view> taken;
    std::vector<std::string_view> wanted;
    const Shelf shelf{section.parts, " under " + in_quotes(section.heading), taken};
    for (std::size_t i = 0; i < fix.variants.size(); ++i) {
      Variant& variant = fix.variants[i];
      wanted.push_back(variant.heading);
      const Section* part = take(variant.heading, *source.variants[i], shelf);
      if (part == nullptr) continue;
      variant.procedure = part->procedure;
      if (variant.procedure.warning.empty()) variant.procedure.warning = fix.procedure.warning;
    }
    for (std::size_t i = 0; i < fix.paths.size(); ++i) {
      wanted.push_back(fix.paths[i].heading);
      const Section* part = take(fix.paths[i].heading, *source.paths[i], shelf);
      if (part != nullptr) fix.paths[i].procedure = part->procedure;
    }
    report_left(shelf, "variant or path", wanted);
  }

  void report_left(const Shelf& shelf, const std::string& what,
                   const std::vector<std::string_view>& wanted) {
    std::set<std::string_view> seen;
    for (const Section& section : shelf.sections) {
      if (!seen.insert(section.heading).second) {
        report(kArticleFile, section.line,
               "second heading " + in_quotes(section.heading) + shelf.where);
      } else if (shelf.taken.count(section.heading) == 0) {
        report(kArticleFile, section.line,
               "no " + what + " of pack.json has the heading " + in_quotes(section.heading) +
                   did_you_mean(section.heading, wanted));
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
