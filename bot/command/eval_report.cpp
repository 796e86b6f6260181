#include "bot/command/eval_report.h"

#include <iomanip>
#include <ostream>
#include <string>

namespace bot::command {
namespace {

constexpr std::size_t kConfusionsMax = 20;

void print_figures(const Report& figures, const std::string& indent, std::ostream& out) {
  for (const auto& [name, value] : figures.items()) {
    if (value.is_array() || value.is_null()) continue;
    out << indent << name;
    if (value.is_object()) {
      out << '\n';
      print_figures(value, indent + "  ", out);
      continue;
    }
    out << std::string(name.size() < 20 ? 20 - name.size() : 1, ' ');
    if (value.is_number_float()) {
      out << std::fixed << std::setprecision(4) << value.get<double>() << '\n';
    } else {
      out << value << '\n';
    }
  }
}

void print_confusions(const Report& list, std::ostream& out) {
  for (const Report& confusion : list) {
    out << confusion["count"] << "  " << confusion["expected"].get<std::string>() << " taken for "
        << confusion["predicted"].get<std::string>() << '\n';
    for (const Report& example : confusion["examples"]) {
      out << "     " << example.get<std::string>() << '\n';
    }
  }
}

void print_overlaps(const Report& list, std::ostream& out) {
  for (const Report& overlap : list) {
    out << overlap["one"].get<std::string>() << " and " << overlap["other"].get<std::string>()
        << " overlap: " << std::fixed << std::setprecision(1)
        << overlap["share"].get<double>() * 100
        << " % of their phrases are taken for the other's\n";
  }
}

}  // namespace

Report figures_of(const intents::Evaluation& evaluation) {
  Report json = {{"in_scope", evaluation.in_scope},
                 {"out_of_scope", evaluation.out_of_scope},
                 {"accuracy", evaluation.accuracy},
                 {"macro_f1", evaluation.macro_f1},
                 {"in_scope_accuracy", evaluation.in_scope_accuracy},
                 {"calibration_error", evaluation.calibration_error}};
  const auto or_nothing = [](const auto& figure) { return figure ? Report(*figure) : Report(); };
  json["oos_recall"] = or_nothing(evaluation.oos_recall);
  json["oos_precision"] = or_nothing(evaluation.oos_precision);
  json["oos_auroc"] = or_nothing(evaluation.oos_auroc);
  return json;
}

Report confusions_of(const intents::Evaluation& evaluation) {
  Report list = Report::array();
  for (const intents::Confusion& confusion : evaluation.confusions) {
    if (list.size() == kConfusionsMax) break;
    list.push_back({{"expected", confusion.expected},
                    {"predicted", confusion.predicted},
                    {"count", confusion.count},
                    {"examples", confusion.examples}});
  }
  return list;
}

Report overlaps_of(const intents::Evaluation& evaluation) {
  Report list = Report::array();
  for (const intents::Overlap& overlap : evaluation.overlaps) {
    list.push_back({{"one", overlap.one}, {"other", overlap.other}, {"share", overlap.share}});
  }
  return list;
}

void print_report(const Report& report, std::ostream& out) {
  print_figures(report, "", out);
  if (report.contains("overlaps")) print_overlaps(report["overlaps"], out);
  if (report.contains("confusions")) print_confusions(report["confusions"], out);
}

}  // namespace bot::command
