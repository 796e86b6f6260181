/**
 * What people, channels and the places of conversations are called.
 */

import { mine } from './session.js';

const CHANNELS = { http: 'Web', slack: 'Slack', telegram: 'Telegram', whatsapp: 'WhatsApp' };

export function nameOf({ user }) {
  return user.name || user.id;
}

export function channelOf({ user }) {
  return CHANNELS[user.channel] ?? user.channel;
}

/** Where a conversation stands, in a word or two. */
export function standing(summary) {
  const { owner, agent, handoff } = summary;
  if (owner === 'queue') return 'in the queue';
  if (agent) {
    const whose = mine(summary) ? 'yours' : `with ${agent}`;
    if (handoff === 'snoozed') return `${whose}, snoozed`;
    return handoff === 'waiting' ? `${whose}, waiting for them` : whose;
  }
  return summary.state === 'closed' || handoff === 'resolved' ? 'closed' : 'with the bot';
}
