/**
 * Puts the desk together. Read next: topics.js (how the parts hear of each other), conversations.js
 * and opened.js (what is known), live.js (how it stays true), acts.js (what an agent does).
 */

import { startAttention } from './attention.js';
import { startColleagues } from './colleagues.js';
import { startComposer } from './composer.js';
import { startConversation } from './conversation.js';
import { startKeys } from './keys.js';
import { startLive } from './live.js';
import { startNotice } from './notice.js';
import { startPacket } from './packet.js';
import { startPicker } from './picker.js';
import { startQueue } from './queue.js';
import { followAddress, startRoute } from './route.js';
import { startSending } from './sending.js';
import { startSession } from './session.js';
import { startStatistics } from './statistics.js';
import { on } from './topics.js';
import { startTranscript } from './transcript.js';

startNotice();
startPicker();
startQueue();
startConversation();
startTranscript();
startComposer();
startPacket();
startStatistics();
startAttention();
startColleagues();
startSending();
startKeys();
startLive();
startRoute();
on('session', (agent) => agent && followAddress());
startSession();
