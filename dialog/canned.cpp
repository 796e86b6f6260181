#include "dialog/canned.h"

#include "dialog/scene.h"

namespace dialog {

Reply canned_reply(const Conversation& now, const knowledge::Fix& fix) {
  const knowledge::Procedure& procedure = knowledge::procedure_for(fix, now.device, now.symptom);
  const bool removes = fix.risk == knowledge::Risk::Removes;
  Reply reply;
  reply.lead = join_lines({join_sentences({fix.intro, fix.prepare, procedure.warning}),
                           removes ? fix.goes : "", removes ? fix.stays : ""});
  for (const knowledge::Step& step : procedure.steps)
    reply.steps.push_back(step.text);
  reply.fix = fix.id;
  return reply;
}

bool forbidden_for(const Conversation& now, const knowledge::Fix& fix) {
  return fix.risk == knowledge::Risk::Removes && now.fate != intents::Fate::Unharmed;
}

}  // namespace dialog
