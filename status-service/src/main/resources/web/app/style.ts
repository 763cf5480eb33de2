import { css } from 'lit';

/** What all views share. */
export const shared = css`
  :host {
    display: block;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  a {
    color: var(--link);
    text-decoration: none;
  }
  a:hover {
    text-decoration: underline;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
    border-radius: 3px;
  }
  h1,
  h2,
  h3 {
    margin: 0;
    font-weight: 600;
    text-wrap: balance;
  }
  h1 {
    font-size: 1.35rem;
    overflow-wrap: anywhere;
  }
  h1:focus {
    outline: none;
  }
  h2 {
    font-size: 1rem;
  }
  p {
    margin: 0;
  }
  code,
  .mono {
    font-family: var(--mono);
    font-size: 0.92em;
  }
  .muted {
    color: var(--muted);
  }
  .card {
    background: var(--surface);
    border: 1px solid var(--line);
    border-radius: 8px;
  }
  .tone-ok {
    color: var(--ok);
  }
  .tone-bad {
    color: var(--bad);
  }
  .tone-warn {
    color: var(--warn);
  }
  .tone-busy {
    color: var(--busy);
  }
  .tone-idle {
    color: var(--idle);
  }
  .icon {
    width: 1em;
    height: 1em;
    flex: none;
    vertical-align: -0.14em;
  }
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    padding: 0.1em 0.6em 0.1em 0.45em;
    border-radius: 1em;
    font-weight: 550;
    white-space: nowrap;
  }
  .badge.tone-ok {
    background: var(--ok-tint);
  }
  .badge.tone-bad {
    background: var(--bad-tint);
  }
  .badge.tone-warn {
    background: var(--warn-tint);
  }
  .badge.tone-busy {
    background: var(--busy-tint);
  }
  .badge.tone-idle {
    background: var(--idle-tint);
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .scroll {
    position: relative;
    overflow-x: auto;
  }
  table {
    border-collapse: separate;
    border-spacing: 0;
    width: 100%;
  }
  th {
    text-align: start;
    font-weight: 550;
    color: var(--muted);
    font-size: 0.86rem;
    vertical-align: bottom;
  }
  tbody th,
  td {
    vertical-align: baseline;
  }
  th,
  td {
    padding: 0.4rem 0.75rem;
    border-bottom: 1px solid var(--line);
  }
  tbody tr:last-child > * {
    border-bottom: none;
  }
  tbody th {
    color: inherit;
    font-size: inherit;
  }
  td.number,
  th.number {
    text-align: end;
    white-space: nowrap;
  }
  .next {
    display: block;
    color: var(--muted);
  }
  .message {
    max-width: 75ch;
    overflow-wrap: anywhere;
  }
`;
