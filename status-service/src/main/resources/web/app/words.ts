/* Times, commits and states as people read them. */

export type Tone = 'ok' | 'bad' | 'warn' | 'busy' | 'idle';

const TONES: Record<string, Tone> = {
  Ready: 'ok',
  Failed: 'bad',
  RenderFailed: 'bad',
  Refused: 'bad',
  SourceFailed: 'bad',
  Held: 'warn',
  Drifted: 'warn',
  Unreachable: 'warn',
  Unplaced: 'warn',
  Waiting: 'busy',
  Rendering: 'busy',
  Applying: 'busy',
  Applied: 'busy',
  Removing: 'busy',
  Suspended: 'idle',
  Removed: 'idle',
};

/** The worst first, as the API orders them. */
export const PHASES = [
  'Failed',
  'RenderFailed',
  'Refused',
  'SourceFailed',
  'Held',
  'Drifted',
  'Unreachable',
  'Unplaced',
  'Waiting',
  'Removing',
  'Rendering',
  'Applying',
  'Applied',
  'Suspended',
  'Removed',
  'Ready',
];

export function tone(phase: string): Tone {
  return TONES[phase] ?? 'idle';
}

/** `RenderFailed` reads better as `Render failed`. */
export function phaseName(phase: string): string {
  return phase.replace(/(?<=[a-z])([A-Z])/g, (letter) => ' ' + letter.toLowerCase());
}

export function needsAttention(phase: string): boolean {
  return tone(phase) === 'bad' || tone(phase) === 'warn';
}

export function short(commit: string | undefined): string {
  return commit === undefined ? '' : commit.slice(0, 7);
}

export function branch(ref: string | undefined): string {
  return ref === undefined ? '' : ref.replace(/^refs\/(heads|tags)\//, '');
}

export function millis(value: number | undefined): string {
  if (value === undefined) {
    return '–';
  }
  if (value < 1000) {
    return `${value} ms`;
  }
  const seconds = value / 1000;
  return seconds < 100 ? `${seconds.toFixed(seconds < 10 ? 2 : 1)} s` : age(seconds);
}

function age(seconds: number): string {
  if (seconds < 120) {
    return `${Math.floor(seconds)} s`;
  }
  if (seconds < 7200) {
    return `${Math.floor(seconds / 60)} min`;
  }
  return seconds < 172800 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86400)} d`;
}

export function ago(time: string | Date | undefined): string {
  if (time === undefined) {
    return '';
  }
  const seconds = Math.max(0, (Date.now() - new Date(time).getTime()) / 1000);
  return seconds < 5 ? 'just now' : age(seconds) + ' ago';
}

export function clock(time: string | Date): string {
  return new Date(time).toLocaleTimeString(undefined, { hour12: false });
}

export function full(time: string | undefined): string {
  return time === undefined ? '' : new Date(time).toLocaleString(undefined, { hour12: false });
}

export function plural(count: number, one: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${one.replace(/y$/, 'ie')}s`;
}

export function isCommit(text: string): boolean {
  return /^[0-9a-f]{7,40}$/i.test(text);
}
