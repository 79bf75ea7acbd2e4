import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { compile } from 'tailwindcss'

const require = createRequire(import.meta.url)
const cssOf = (file: string) => readFileSync(require.resolve(file), 'utf8')

/** Tailwind's own output for these classes, with its layers and registered properties. */
export async function tailwindCss(classes: readonly string[]): Promise<string> {
  const { build } = await compile('@import "tailwindcss";', {
    async loadStylesheet(id) {
      const path = require.resolve(id === 'tailwindcss' ? 'tailwindcss/index.css' : id)
      return { path, base: dirname(path), content: readFileSync(path, 'utf8') }
    },
  })
  return build([...classes])
}

/** The style sheets of real projects, as npm has them. */
export const frameworkStyles = {
  Bootstrap: () => cssOf('bootstrap/dist/css/bootstrap.css'),
  'normalize.css': () => cssOf('normalize.css'),
  Pico: () => cssOf('@picocss/pico/css/pico.css'),
  Bulma: () => cssOf('bulma/css/bulma.css'),
} as const

const ruin =
  'all:unset!important;color:red!important;background:lime!important;font:italic 40px/3 serif!important;display:inline!important;position:static!important;opacity:.3!important;margin:40px!important;border:9px dotted red!important;width:11px!important'
const elements =
  'div,dialog,output,section,header,footer,h2,h3,p,small,button,a,input,textarea,label,span,fieldset,legend,ul,li,dl,dt,dd,article,bdi,iframe,i,img,picture'

/** Rules that pages really have, or that a page could have at worst. */
export const hostileStyles: Readonly<Record<string, string>> = {
  'everything unset': '*,*::before,*::after{all:unset!important}',
  'everything reverted': '*{all:revert!important}',
  'everything inherits': '*{all:inherit!important}',
  'everything unset in a layer': '@layer reset{*{all:unset!important}}',
  'everything hidden but the app':
    'body>:not(#app){display:none!important;visibility:hidden!important}',
  'empty boxes hidden': 'div:empty,:empty{display:none!important}',
  'children of the page':
    'body>div,html>div{display:none!important;position:static!important;transform:scale(0)!important;opacity:0!important;width:0!important;height:0!important;overflow:hidden!important;clip-path:inset(50%)!important;contain:strict!important;content-visibility:hidden!important}',
  'the last child': 'body>:last-child{margin-top:999px!important;float:left!important}',
  'whatever has data attributes':
    '[data-theme],[data-layout],[data-fairwell],[data-theme=auto],[data-theme=light]{filter:invert(1)!important;display:none!important;color-scheme:dark!important;background:red!important;zoom:2!important}',
  'elements by name': `${elements}{${ruin}}`,
  'elements by name, mildly':
    'button{text-transform:uppercase;background:red;border-radius:99px}input{width:100%;height:80px}dialog{max-width:200px;border:9px solid}div{padding:30px}label{float:left}',
  'dialogs and backdrops':
    'dialog,dialog[open]{display:none!important;inset:auto!important;opacity:0!important}::backdrop{background:red!important;display:none!important}',
  'what is inherited':
    'html,body{letter-spacing:9px;word-spacing:9px;text-transform:uppercase;font-variant:small-caps;text-indent:50px;font:italic 900 40px/4 serif;user-select:none;cursor:wait;direction:rtl;writing-mode:vertical-rl;text-align:right;white-space:nowrap;color:red;text-shadow:0 0 9px red;accent-color:red;caret-color:red;hyphens:auto;list-style:square;quotes:none;tab-size:1;word-break:break-all;text-orientation:upright;-webkit-text-stroke:3px red}',
  'what is inherited, hidden': 'html,body{visibility:hidden;pointer-events:none}',
  'direction, writing mode, important':
    '*{direction:rtl!important;writing-mode:vertical-rl!important;unicode-bidi:bidi-override!important}',
  'page dark': ':root{color-scheme:dark;background:#000;color:#eee}',
  'page dark only': '*{color-scheme:only dark!important;forced-color-adjust:none!important}',
  'fonts called like those of the system':
    '@font-face{font-family:"system-ui";src:local("DejaVu Serif"),local("Liberation Serif")}@font-face{font-family:"sans-serif";src:local("DejaVu Serif"),local("Liberation Serif")}',
  'everything moves':
    '*{transition:all 9s!important;animation:host 1s infinite!important}@keyframes host{to{rotate:1turn}}@keyframes show{to{rotate:1turn}}@keyframes rise{to{rotate:1turn}}',
  'print rules': '@media print{*{display:none!important}}',
  'every box outlined':
    '*,::before,::after{outline:3px solid red!important;box-shadow:0 0 9px red!important}',
}

/** Rules that move, turn or colour all that stands in the page, as they are meant to. */
export const pageStyles: Readonly<Record<string, string>> = {
  'body zoomed': 'body{zoom:1.5}',
  'page filtered': 'html{filter:invert(1) hue-rotate(180deg)}',
  'page transformed':
    'html,body{transform:scale(.5) rotate(3deg);perspective:100px;will-change:transform}',
  'body contained': 'body{contain:strict;overflow:hidden;position:fixed;width:10px;height:10px}',
}

/** A rule for each custom property that we use: set by the page on everything, and registered. */
export function rulesForOurNames(names: readonly string[]): Readonly<Record<string, string>> {
  const each = (make: (name: string) => string) => names.map(make).join('')
  return {
    'our property names, set': `:root,*{${each((name) => `${name}:37px;`)}}`,
    'our property names, important': `:root,*,html *{${each((name) => `${name}:red!important;`)}}`,
  }
}
