import {
  brandShots,
  brands,
  layoutShots,
  readerShots,
  type Shot,
  screenNames,
  screenShots,
} from './shots.ts'

const about = {
  info: "the author's own words, with a picture",
  survey: 'why they leave; answering is optional',
  questions: "the author's own questions",
  custom: 'data of the author, drawn by the widget or by the page',
  permission: 'where the law asks for it before any offer',
  offer: 'what may help, with all of its terms',
  confirm: 'what cancelling means, and when',
  working: 'while it is being done',
  saved: 'an offer was applied; cancelling stays as near',
  cancelled: 'the receipt',
  failed: 'it did not work; the way out that needs nothing of ours',
} as const

const picture = ({ file, alt }: Shot, width?: number) =>
  width ? `<img src="${file}.webp" alt="${alt}" width="${width}">` : `![${alt}](${file}.webp)`

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** The page of docs/gallery. */
export function galleryPage(): string {
  const shotsOf = (list: readonly Shot[], name: string) =>
    list.filter(({ file }) => file.startsWith(name))
  return `# Gallery

Pictures of the built flow in Chromium, not drawings: \`pnpm gallery\` takes them anew, and writes this page. The looks are the
[design tokens](../reference/definition.md#looks) of [four invented brands](../../examples/definitions/brands).

## Every screen

Light, dark, and on a phone of 390 px. Accepting, declining and leaving look the same on each, and the exit is in the same place.

${screenNames
  .map((screen) => {
    const [light, dark, phone] = shotsOf(screenShots, `${screen}-`) as [Shot, Shot, Shot]
    return `### ${screen}\n\n${about[screen].replace(/^./, (letter) => letter.toUpperCase())}.\n\n${table(
      ['light', 'dark', 'phone'],
      [[picture(light, 420), picture(dark, 420), picture(phone, 180)]],
    )}`
  })
  .join('\n\n')}

## Brands

One colour is enough; the rest is worked out from it, or named and checked.

${brands
  .map(
    (brand) =>
      `### ${brand}\n\n[\`${brand}.json\`](../../examples/definitions/brands/${brand}.json)\n\n${table(
        ['light', 'dark'],
        [
          shotsOf(brandShots, `brand-${brand}-survey`),
          shotsOf(brandShots, `brand-${brand}-offer`),
        ].map((row) => row.map((shot) => picture(shot, 480))),
      )}`,
  )
  .join('\n\n')}

## Layouts

[What they are for](../../packages/widget/README.md#layouts).

${table(
  ['', 'on a desk', 'on a phone'],
  (['modal', 'sheet', 'inline'] as const).map((layout) => [
    `\`${layout}\``,
    ...shotsOf(layoutShots, `layout-${layout}`).map((shot, at) => picture(shot, at ? 180 : 640)),
  ]),
)}

## Readers

German words are long, Arabic runs the other way, and some readers choose the colours themselves.

${table(
  readerShots.map(({ alt }) => alt),
  [readerShots.map((shot) => picture(shot, shot.width < 500 ? 180 : 360))],
)}
`
}
