const dark =
  '--ink:#f2f3f5;--muted:#a9afba;--surface:#1a1c21;--soft:#25282e;--line:#32363e;--edge:#828997;--accent:var(--fairwell-accent,#93b1ff);color-scheme:dark'

// Sizes are in em from the reader's own font size: rem would follow the root of the host page.
// `!important` on :host because a page's rules would win over ours there, and only there. The dialog
// scrolls by one pixel, so that a wheel or finger over it does not scroll the page behind.

/** The style sheet of the widget. */
export const css = `:host{all:initial!important;position:fixed!important;inset:0 auto auto 0!important;z-index:2147483647!important;--ink:#16181d;--muted:#565c69;--surface:#fff;--soft:#f4f5f7;--line:#e2e4e9;--edge:#7c8290;--accent:var(--fairwell-accent,#2b57c4);--round:var(--fairwell-radius,12px);--space:var(--fairwell-space,28px);color-scheme:light}
:host([data-theme=dark]){${dark}}
@media(prefers-color-scheme:dark){:host([data-theme=auto]){${dark}}}
*{box-sizing:border-box;margin:0}
dialog,output{position:fixed;inset:0;font:1em/1.5 var(--fairwell-font,system-ui,sans-serif);color:var(--ink);overflow-wrap:anywhere}
dialog{width:auto;height:auto;max-width:none;max-height:none;border:0;padding:24px;background:#12141a99;overflow:auto;overscroll-behavior:contain;scrollbar-width:none}
dialog[open]{display:flex;align-items:center;justify-content:center}
dialog:after{content:"";height:calc(100% + 1px)}
dialog::backdrop{background:none}
section,.main{display:flex;flex-direction:column;min-height:0}
section{position:sticky;top:0;width:600px;max-width:100%;max-height:100%;min-height:min(var(--tallest,0px),100%);border-radius:var(--round);outline:1px solid transparent;background:var(--surface);box-shadow:0 16px 48px #0004;overflow:hidden}
.main,small,label span{flex:1}
label bdi{display:block}
label:has(:checked){background:var(--soft)}
.body{flex:1;overflow:auto;overscroll-behavior:contain;padding:0 var(--space) 20px}
.body>*+*{margin-top:12px}
.banner{padding:8px var(--space);background:#ffe9a8;color:#3d2e00}
header{display:flex;align-items:center;padding:10px 0 0;padding-inline:var(--space) calc(var(--space) - 14px)}
h2,h3{font-size:1.125em;font-weight:650;line-height:1.3}
h2{padding-top:2px;font-size:1.5em;letter-spacing:-.015em;text-wrap:balance}
h2:focus{outline:0}
small,dt,label bdi,.quiet{font-size:.9375em;color:var(--muted)}
ul{padding-inline-start:1.2em}
li{padding:4px 0}
button,a{display:flex;align-items:center;justify-content:center;min-height:46px;padding:8px 16px;border:1.5px solid var(--edge);border-radius:var(--round);background:var(--surface);font:inherit;font-weight:600;line-height:1.3;color:inherit;text-decoration:none;cursor:pointer}
button:hover,a:hover,label:hover{background:var(--soft)}
[aria-disabled=true]{color:var(--muted);cursor:default}
[aria-busy=true]{color:inherit;background:var(--soft);cursor:progress}
.plain{border:0;min-width:44px;padding:0 12px;font-weight:400;color:var(--muted)}
.close{font-size:1.75em;line-height:1}
.back{margin-inline-start:-12px}
.back:before{content:"←"/"";margin-inline-end:.5em}
[dir=rtl] .back:before{content:"→"/""}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
footer{padding:16px var(--space) calc(18px + env(safe-area-inset-bottom,0px));border-top:1px solid var(--line)}
footer p:not(:empty){padding-bottom:10px}
[role=alert]{font-weight:600}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:12px}
footer .pair>:only-child{grid-column:1/-1}
fieldset{min-width:0;padding:0;border:0}
legend,.legend,.field{display:block;padding:0 0 8px;font-weight:600}
.list{border:1px solid var(--line);border-radius:var(--round);background:var(--surface);overflow:hidden}
.list>label{display:flex;align-items:center;gap:12px;min-height:46px;padding:8px 14px}
.list>*+*{border-top:1px solid var(--line)}
input{appearance:none;-webkit-appearance:none;flex:none;display:grid;place-items:center;width:20px;height:20px;border:1.5px solid var(--edge);border-radius:50%;background:var(--surface)}
input:checked{border:6px solid var(--accent)}
[type=checkbox]{border-radius:5px}
[type=checkbox]:checked{border-width:1.5px;background:var(--accent);color:var(--surface)}
[type=checkbox]:checked:before{content:"✓"/"";font-weight:700}
.follow{padding:6px 16px 14px 46px;background:var(--soft)}
[dir=rtl] .follow{padding:6px 46px 14px 16px}
textarea{display:block;width:100%;margin-top:8px;padding:10px 12px;border:1.5px solid var(--edge);border-radius:var(--round);background:var(--surface);color:inherit;font:inherit;font-weight:400}
.scale .list{display:grid;grid-template-columns:repeat(auto-fill,minmax(44px,1fr));border:0;background:none}
.scale label{flex-direction:column;gap:2px;padding:6px 0;border:0!important}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,230px),1fr));gap:16px;}
article{display:flex;flex-direction:column;gap:14px;padding:18px;border:1px solid var(--line);border-radius:var(--round)}
article>:last-child{margin-top:auto;max-width:266px}
article dl :nth-child(2) dd{font-weight:650}
.links{display:grid;gap:8px;width:100%}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,200px),1fr));gap:12px 24px}
dd{font-variant-numeric:tabular-nums}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
output{inset:auto 16px 24px;width:fit-content;margin:auto;padding:12px 18px;border-radius:var(--round);background:var(--ink);color:var(--surface)}
output:empty{display:none}
:host([data-layout=inline]){position:static!important;display:block!important}
:host([data-layout=inline]) dialog{position:static;padding:0;background:none}
:host([data-layout=inline]) section{border:1px solid var(--line);box-shadow:none}
@media(max-width:480px){dialog{padding:24px 0 0;align-items:flex-end!important}section{border-end-start-radius:0;border-end-end-radius:0;--space:18px}footer .pair{grid-template-columns:1fr;gap:8px}article>:last-child{max-width:none}.follow.follow{padding-inline:16px}}
@media(max-height:440px){dialog{padding-top:0}footer{padding-block:8px}footer .pair{grid-template-columns:1fr 1fr}header{padding-top:0}}`
