import type { Plugin } from 'rollup'

/** What Preact does with `dangerouslySetInnerHTML`, as version 11 writes it. */
const branches: readonly (readonly [RegExp, string])[] = [
  [/"dangerouslySetInnerHTML"==(\w+)\?\w+=\w+:/g, ''],
  [
    /(\w+)\?\(\w+\|\|(\w+)&&\(\1\.__html==\2\.__html\|\|\1\.__html==(\w+)\.innerHTML\)\|\|\(\3\.innerHTML=\1\.__html\),\w+\.__k=\[\]\):\(\2&&\(\3\.textContent=""\),/,
    '(',
  ],
]

/**
 * Takes the one branch out of Preact that makes markup of a text. Nothing of ours asks for it, and
 * what is not there needs no trust: scripts/forbidden.ts then finds no sink in the whole bundle.
 *
 * @throws where Preact is written in another way, so that an update can not bring it back unseen.
 */
export function withoutHtml(): Plugin {
  return {
    name: 'without-html',
    transform(code, id) {
      if (!/[\\/]preact[\\/]dist[\\/]preact\./.test(id)) return null
      let changed = code
      for (const [branch, rest] of branches) {
        if (!code.match(branch))
          throw new Error(`scripts/without-html.ts knows no such Preact: ${branch}`)
        changed = changed.replace(branch, rest)
      }
      return { code: changed, map: null }
    },
  }
}
