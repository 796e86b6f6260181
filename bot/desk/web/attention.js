/**
 * Tells an agent who looks elsewhere: the title counts who waits, and a new one in the queue makes
 * one soft sound, if it is wanted and the browser allows it.
 */

import { countOf, owed } from './conversations.js';
import { $, say } from './dom.js';
import { on } from './topics.js';

const TITLE = 'Desk';
const LOUDNESS = 0.05;

let audio = null;

function wanted() {
  return localStorage.getItem('sound') !== 'off';
}

/** Two low notes, half a second in all. */
function chime() {
  if (!wanted() || audio?.state !== 'running') return;
  [440, 587].forEach((pitch, number) => {
    const start = audio.currentTime + number * 0.14;
    const tone = new OscillatorNode(audio, { type: 'sine', frequency: pitch });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.35);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.4);
  });
}

function count() {
  const waiting = countOf('queue') + owed();
  const title = waiting ? `(${waiting}) ${TITLE}` : TITLE;
  if (document.title !== title) document.title = title;
}

function drawSwitch() {
  say($('sound'), wanted() ? 'Sound on' : 'Sound off');
}

/** Browsers let a page sound only after it was touched. */
function prepare() {
  audio ??= new AudioContext();
  audio.resume();
}

export function startAttention() {
  on('conversations', count);
  on('arrived', chime);
  addEventListener('pointerdown', prepare, { once: true });
  addEventListener('keydown', prepare, { once: true });
  $('sound').addEventListener('click', () => {
    localStorage.setItem('sound', wanted() ? 'off' : 'on');
    drawSwitch();
    chime();
  });
  drawSwitch();
}
