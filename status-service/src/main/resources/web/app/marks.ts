import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { phaseName, tone } from './words';
import type { Tone } from './words';

/* States by colour, shape and word: none of them alone. */

const SHAPES: Record<Tone, TemplateResult> = {
  ok: svg`<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="M4.8 8.2l2.2 2.2 4.2-4.6" fill="none" stroke="var(--surface)" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`,
  bad: svg`<rect x="1" y="1" width="14" height="14" rx="3" fill="currentColor"/><path d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6" stroke="var(--surface)" stroke-width="1.8" stroke-linecap="round"/>`,
  warn: svg`<path d="M8 1.2l7 12.9a.8.8 0 0 1-.7 1.2H1.7A.8.8 0 0 1 1 14.1z" fill="currentColor"/><path d="M8 6v4" stroke="var(--surface)" stroke-width="1.8" stroke-linecap="round"/><circle cx="8" cy="12.6" r="1.1" fill="var(--surface)"/>`,
  busy: svg`<circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2" opacity=".35"/><path d="M8 2a6 6 0 0 1 6 6" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round"/>`,
  idle: svg`<circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M6.2 5.5v5M9.8 5.5v5" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/>`,
};

export function icon(of: Tone): TemplateResult {
  return html`<svg class="icon tone-${of}" viewBox="0 0 16 16" aria-hidden="true">${SHAPES[of]}</svg>`;
}

export function phaseIcon(phase: string): TemplateResult {
  return icon(tone(phase));
}

export function badge(phase: string, text = phaseName(phase)): TemplateResult {
  return html`<span class="badge tone-${tone(phase)}">${phaseIcon(phase)}${text}</span>`;
}

/** What to do about it, where there is something to do. */
export function next(step: string | undefined): TemplateResult | typeof nothing {
  return step === undefined ? nothing : html`<span class="next"><strong>Next:</strong> ${step}</span>`;
}
