// What a signal changes in the dialog's memory before the table decides what comes next: facts
// about the phone, what became of fixes, counts of misunderstandings. Says nothing.

#pragma once

#include "dialog/scene.h"

namespace dialog {

void absorb(Scene& scene);

}  // namespace dialog
