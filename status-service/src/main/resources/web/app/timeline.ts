import { html, svg, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Step, Way } from './api';
import { clock, full, millis, phaseName, short } from './words';

const WIDTH = 1000;
const LEAST = 6;

/** What takes the time of each stage, in the words of the legend. */
const WORK: Record<string, string> = {
  Fetched: 'fetch',
  Committed: 'write commit',
  Placed: 'render and place',
  RenderFailed: 'render',
  Applied: 'apply',
  Ready: 'become Ready',
};

const CAUSES: Record<string, string> = {
  Commit: 'a commit',
  Definition: 'its definition',
  Other: 'a value, a fact or the set of control planes',
};

export function timelines(ways: Way[]): TemplateResult {
  if (ways.length === 0) {
    return html`<p class="muted">It is not on its way anywhere.</p>`;
  }
  const names = ['Hinted', 'Fetched', 'Committed', 'Defined', 'Placed', 'RenderFailed', 'Applied', 'Ready'].filter(
    (name) => ways.some((way) => way.stages.some((step) => step.stage === name)),
  );
  const longest = Math.max(...ways.map((way) => way.millis ?? 0), 1);
  return html`<div class="card scroll" tabindex="0" role="region" aria-label="Times of each stage">
    <table class="timeline">
      <thead>
        <tr>
          <th scope="col">To</th>
          <th scope="col">Commit</th>
          ${names.map((name) => html`<th scope="col" class="number">${swatch(name)} ${phaseName(name)}</th>`)}
          <th scope="col" class="number">In all</th>
          <th scope="col" class="bars">
            <span class="hidden">Share of each stage</span>
          </th>
        </tr>
      </thead>
      <tbody>
        ${ways.map((way) => row(way, names, longest))}
      </tbody>
    </table>
  </div>`;
}

/** The colour that a stage has in the bars. */
function swatch(name: string): TemplateResult | typeof nothing {
  return name in WORK
    ? html`<svg class="swatch" viewBox="0 0 8 8" aria-hidden="true"><rect class="stage-${name}" width="8" height="8" rx="1.5"></rect></svg>`
    : nothing;
}

function row(way: Way, names: string[], longest: number): TemplateResult {
  return html`<tr title="Set going by ${CAUSES[way.cause] ?? way.cause}">
    <th scope="row">${way.controlPlane ?? html`<span class="muted">not placed yet</span>`}</th>
    <td>
      ${way.commit === undefined
        ? nothing
        : html`<a class="mono" href="#/commits/${way.commit}">${short(way.commit)}</a>`}
    </td>
    ${names.map((name) => time(way.stages.find((step) => step.stage === name)))}
    <td class="number"><strong>${millis(way.millis)}</strong></td>
    <td class="bars">${bar(way, longest)}</td>
  </tr>`;
}

function time(step: Step | undefined): TemplateResult {
  if (step?.at === undefined) {
    return html`<td class="number muted">${step === undefined ? '' : '–'}</td>`;
  }
  return step.millis === undefined
    ? html`<td class="number muted" title=${full(step.at)}>${clock(step.at)}</td>`
    : html`<td class="number" title=${full(step.at)}>+${millis(step.millis)}</td>`;
}

/** One bar per way, all on one scale; what is too short to be seen keeps a sliver. */
function bar(way: Way, longest: number): TemplateResult {
  let x = 0;
  const parts = way.stages
    .filter((step) => step.millis !== undefined && step.at !== undefined)
    .map((step) => {
      const width = Math.max(LEAST, ((step.millis ?? 0) / longest) * (WIDTH - 6 * LEAST));
      const part = { step, x, width };
      x += width;
      return part;
    });
  const told = parts.map((part) => `${WORK[part.step.stage] ?? part.step.stage} ${millis(part.step.millis)}`).join(', ');
  return html`<svg class="bar" viewBox="0 0 ${WIDTH} 12" preserveAspectRatio="none" role="img" aria-label=${told}>
    ${parts.map(
      (part) =>
        svg`<rect class="stage-${part.step.stage}" x=${part.x} y="0" width=${Math.max(part.width - 1, 1)} height="12"><title>${WORK[part.step.stage]} ${millis(part.step.millis)}</title></rect>`,
    )}
  </svg>`;
}
