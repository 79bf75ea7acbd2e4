import type { Plugin } from 'rollup'

/** Takes the white space out of style sheets, which are template strings called `css` in `*.css.ts`. */
export function minifyCss(): Plugin {
  return {
    name: 'minify-css',
    transform(code, id) {
      if (!id.endsWith('.css.ts')) return null
      return { code: code.replace(/css = `[^`]*`/g, withoutSpace), map: null }
    },
  }
}

function withoutSpace(css: string): string {
  // None before a colon: `dl :first-child` is not `dl:first-child`.
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s*([{}>;])\s*|([:,])\s+/g, '$1$2')
    .replaceAll(';}', '}')
}
