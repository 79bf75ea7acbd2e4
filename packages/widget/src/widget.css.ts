import { paletteOf } from '@fairwell/core'

const names = Object.keys(paletteOf({}, 'light'))
const palette = (theme: 'light' | 'dark') =>
  `${names.map((name) => `--fw-${name}:var(--fw-${theme}-${name});`).join('')}color-scheme:${theme}`
const dark = palette('dark')
const sheet = (selector: string) =>
  `${selector} dialog{padding:24px 0 0;align-items:flex-end}${selector} section{border-radius:var(--fw-round) var(--fw-round) 0 0}`

// Colours and measures come as properties of the dialog itself, see apply-tokens.ts: what a page sets
// on the host or above it has no say. Sizes are in em from the reader's own font size: rem would
// follow the root of the host page. `!important` on :host because a page's rules would win over ours
// there, and only there. The dialog scrolls by one pixel, so that a wheel or finger over it does not
// scroll the page behind. What moves is content and panel, never by more than a moment, and the exit
// can be pressed from the first frame on. No offer's button outgrows the exit, whatever it is called: it
// is as wide at most, and two lines high.
/** The style sheet of the widget. */
export const css = `
:host { all: initial!important; position: fixed!important; z-index: 9999999999!important }
dialog {
  all: unset; direction: ltr; box-sizing: border-box; display: none; align-items: center;
  justify-content: center; padding: 24px;
  background: #0b0d1299; overflow: auto; overscroll-behavior: contain; scrollbar-width: none;
}
dialog, output {
  ${palette('light')};
  position: fixed; inset: 0; font: 1em/1.5 var(--fw-font); color: var(--fw-text);
  overflow-wrap: anywhere;
}
:host([data-theme=dark]) > * { ${dark} }
@media (prefers-color-scheme: dark) {
  :host([data-theme=auto]) > * { ${dark} }
}
* { box-sizing: border-box; margin: 0 }
dialog[open] { display: flex }
dialog:after { content: ""; height: calc(100% + 1px) }
section {
  --fw-side: var(--fw-space);
  display: flex; flex-direction: column; position: sticky; top: 0; width: 37.5em; max-width: 100%;
  max-height: 100%; min-height: min(var(--fw-tallest), 100%); border-radius: var(--fw-round);
  background: var(--fw-surface);
  box-shadow: 0 0 0 1px var(--fw-line), 0 24px 64px -12px #000a; overflow: clip;
}
small, label span, .pair > * { flex: 1 }
label bdi { display: block }
.body { flex: 1; overflow: auto; overscroll-behavior: contain; padding: 0 var(--fw-side) 24px }
.body > * + * { margin-top: var(--fw-gap) }
.banner { padding: 8px var(--fw-side); background: #ffe9a8; color: #3d2e00 }
header {
  display: flex; flex-wrap: wrap; align-items: center; position: relative;
  padding-block: 18px 4px;
  padding-inline: var(--fw-side) calc(var(--fw-side) + 40px);
}
.done {
  position: absolute; top: 0; inset-inline-start: 0; width: var(--fw-done);
  height: 3px; background: var(--fw-accent);
}
h2, h3 { font-size: 1.125em; font-weight: 650; line-height: 1.3 }
h2 { font-size: 1.5em; letter-spacing: -.015em; text-wrap: balance }
[data-screen=saved] h2:before, [data-screen=cancelled] h2:before {
  content: "✓"/""; display: grid; place-items: center; width: 1.75em; height: 1.75em;
  margin-bottom: 10px; border-radius: 50%; background: var(--fw-tint); color: var(--fw-accent);
}
h2:focus { outline: 0 }
h2 + * { margin-top: 16px!important }
small, dt, label bdi, .quiet { font-size: .9375em; color: var(--fw-muted) }
ul { padding-inline-start: 1.2em }
li { padding: 4px 0 }
picture, img, small { display: block }
picture[hidden] { display: none }
img { max-width: 100%; height: auto; border-radius: calc(var(--fw-round) / 2) }
.logo { flex: 1 100% }
.logo img { max-height: 32px; width: auto; margin-bottom: 12px; border-radius: 0 }
button, a {
  display: flex; align-items: center; justify-content: center; min-height: 46px;
  padding: 8px 16px; border: 1.5px solid var(--fw-edge); border-radius: var(--fw-round);
  background: var(--fw-surface); font: inherit; font-weight: 600; line-height: 1.3; color: inherit;
  text-decoration: none; cursor: pointer;
}
button:hover, a:hover, .list > label:hover { background: var(--fw-raised) }
[aria-disabled=true] { color: var(--fw-muted); cursor: default }
[aria-busy=true] { color: inherit; background: var(--fw-raised); cursor: progress }
.plain {
  border: 0; min-width: 44px; min-height: 44px; margin-block: -10px; padding: 0 12px;
  font-weight: 400; color: var(--fw-muted);
}
.close {
  position: absolute; top: 18px; inset-inline-end: max(0px, var(--fw-side) - 14px);
  font-size: 1.75em; line-height: 1;
}
.close:before { content: "×" }
.back { margin-inline-start: -12px }
.back:before { content: "‹"/""; margin-inline-end: .5em }
:focus-visible { outline: 3px solid var(--fw-accent); outline-offset: 2px }
footer {
  padding: 16px var(--fw-side) calc(18px + env(safe-area-inset-bottom));
  border-top: 1px solid var(--fw-line);
}
footer p span { display: block; max-height: 6em; overflow: auto }
footer p:not(:empty) { padding-bottom: 10px }
[role=alert] { font-weight: 600 }
.pair { display: flex; gap: 12px }
footer .pair > * { min-height: 3.125em }
footer .pair > i { min-height: 0; padding-inline: 17.5px }
.act {
  text-align: center;
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden;
}
fieldset { min-width: 0; padding: 0; border: 0 }
legend, .field { display: block; padding: 0 0 8px; font-weight: 600 }
.list {
  border: 1px solid var(--fw-line); border-radius: var(--fw-round); background: var(--fw-surface);
  overflow: hidden;
}
.list > label {
  display: flex; align-items: center; gap: 12px; min-height: 44px;
  padding: calc(var(--fw-gap) - 3px) 14px;
}
label:has(:checked) { background: var(--fw-tint) }
.list > * + * { border-top: 1px solid var(--fw-line) }
input {
  appearance: none; flex: none; display: grid; place-items: center; width: 1.25em; height: 1.25em;
  font: inherit; line-height: 1;
  border: 1.5px solid var(--fw-edge); border-radius: 50%; background: var(--fw-surface);
}
input:checked { border: .375em solid var(--fw-accent) }
[type=checkbox] { border-radius: 5px }
[type=checkbox]:checked { border-width: 1.5px; background: var(--fw-accent); color: var(--fw-surface) }
[type=checkbox]:checked:before { content: "✓"/""; font-weight: 700 }
.follow { padding: 6px 16px 14px; padding-inline-start: 46px; background: var(--fw-tint) }
textarea {
  display: block; width: 100%; margin-top: 8px; padding: 10px 12px;
  border: 1.5px solid var(--fw-edge); border-radius: var(--fw-round); background: var(--fw-surface);
  color: inherit; font: inherit; font-weight: 400;
}
dl, .cards, .scale .list, dl div { display: flex; flex-wrap: wrap; gap: 16px }
dl div {
  gap: 0 16px; width: 100%; padding: 8px 0; align-items: baseline; justify-content: space-between;
}
dl div + div { border-top: 1px solid var(--fw-line) }
dl { gap: 0 }
.scale .list { gap: 0; border: 0; background: none }
.scale label {
  width: 2.75em; flex-direction: column; gap: 2px; padding: 6px 0; border: 0!important;
}
/* Here alone: whatever is a container has its styles worked out during the layout. */
.cards { container-type: inline-size }
article {
  flex: 1 12.5em;
  display: flex; flex-direction: column; gap: 14px; padding: 18px; border: 1px solid var(--fw-line);
  border-radius: var(--fw-round); background: var(--fw-raised);
}
article img { max-height: 140px; width: auto }
article > :last-child { margin-top: auto; max-width: calc(50cqw - 6px) }
article dl > :nth-child(2) { order: -1; border: 0; padding-top: 0 }
article dl > :nth-child(2) dd { width: 100%; font-size: 1.25em; line-height: 1.3; font-weight: 650 }
article dl > :first-child { border-top: 1px solid var(--fw-line) }
.links { display: grid; gap: 8px; width: 100% }
iframe { position: fixed; inset: 100% }
output {
  inset: auto 16px 24px; border: 0; width: fit-content; margin: auto; padding: 12px 18px;
  border-radius: var(--fw-round); background: var(--fw-text); color: var(--fw-surface);
}
section, output { outline: 1px solid transparent }
output:empty { display: none }
:host([data-layout=inline]) { position: static!important; display: block!important }
:host([data-layout=inline]) dialog {
  position: static; justify-content: start; padding: 0; background: none; overflow: visible;
}
:host([data-layout=inline]) dialog:after { content: none }
:host([data-layout=inline]) section {
  position: static; max-height: none; box-shadow: none; border: 1px solid var(--fw-line);
}
:host([data-layout=inline]) .body { overflow: visible }
/* The exit stays in view however long the screen is, and neither title nor controls are under it. */
:host([data-layout=inline]) footer { position: sticky; bottom: 0; background: var(--fw-surface) }
:host([data-layout=inline]) h2 { scroll-margin: 80px 0 50vh }
:host([data-layout=inline]) .body * { scroll-margin-bottom: 10em }
${sheet(':host([data-layout=sheet])')}
@media (max-width: 30em) {
  ${sheet(':host([data-layout=modal])')}
  section { --fw-side: min(var(--fw-space), 18px) }
  footer .pair { flex-direction: column; gap: 8px }
  article > :last-child { max-width: none }
  .follow { padding-inline: 16px }
}
@media (max-height: 440px) {
  :host(:not([data-layout=inline])) dialog { padding-top: 0 }
  footer { padding-block: 8px }
  footer .pair { flex-direction: row }
  header { padding-block: 6px 0 }
  .close { top: 6px }
  .logo { display: none }
}
@media (forced-colors: active) {
  [aria-disabled=true]:not([aria-busy=true]) { color: GrayText; border-color: GrayText }
  [type=checkbox]:checked {
    forced-color-adjust: none; border-color: Highlight; background: Highlight; color: HighlightText;
  }
}
@media (prefers-reduced-motion: no-preference) {
  dialog {
    opacity: 0; pointer-events: none;
    transition: opacity .12s, display .12s allow-discrete, overlay .12s allow-discrete;
  }
  dialog[open] { opacity: 1; pointer-events: auto }
  section { animation: rise .16s ease-out }
  .body { animation: show .16s }
  .done { transition: width .2s }
}
@media print {
  * { color: #000!important; background: none!important; animation: none!important }
  :host(:not([data-layout=inline])) dialog {
    position: absolute; inset: 0 0 auto!important; height: auto!important; min-height: 100%; padding: 0;
    background: #fff!important; print-color-adjust: exact; overflow: visible;
  }
  dialog::backdrop { background: #fff; print-color-adjust: exact }
  section, .body { max-height: none; box-shadow: none; overflow: visible }
  header, footer, .pair, output { display: none }
}
@keyframes rise { from { transform: translateY(10px) } }
@keyframes show { from { opacity: 0 } }
`
