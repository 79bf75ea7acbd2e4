/** HTML that may go into a page as it is. */
export interface Html {
  readonly html: string
}

/** Writes HTML; every value is escaped unless it is `Html` itself. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | number | Html)[]) {
  const written = values.map((value) =>
    typeof value === 'object' ? value.html : escapeHtml(value),
  )
  return { html: String.raw({ raw: parts }, ...written) }
}

/** Several pieces of HTML, one after the other. */
export function join(pieces: readonly Html[]): Html {
  return { html: pieces.map((piece) => piece.html).join('') }
}

/**
 * A page with the content of its `data-bind="name"` elements replaced, as a template engine does it. An
 * element that has no content (`input`) gets its `value`.
 *
 * @throws Error when the page has no element of that name.
 */
export function fillPage(page: string, values: { readonly [name: string]: string | Html }): string {
  return Object.entries(values).reduce((filled, [name, value]) => {
    const content = typeof value === 'string' ? escapeHtml(value) : value.html
    const element = new RegExp(`(<(\\w+)[^>]*\\bdata-bind="${name}"[^>]*>)[\\s\\S]*?(</\\2>)`)
    const input = new RegExp(`(<input[^>]*\\bvalue=")[^"]*("[^>]*\\bdata-bind="${name}")`)
    const found = input.test(filled) ? input : element
    if (!found.test(filled)) throw new Error(`The page has no data-bind="${name}".`)
    return filled.replace(found, (...match) =>
      found === input ? match[1] + content + match[2] : match[1] + content + match[3],
    )
  }, page)
}

/** JSON that may stand in a `<script type="application/json">`. */
export function inlineJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll('<', '\\u003c')
}

function escapeHtml(value: string | number): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return String(value).replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
}
