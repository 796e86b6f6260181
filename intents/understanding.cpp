#include "intents/understanding.h"
