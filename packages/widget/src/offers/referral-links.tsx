import type { OfferView } from '@fairwell/core'
import type { VNode } from 'preact'
import { outerLink } from '../outer-link.tsx'
import type { View } from '../view.ts'

/** Draws the links of a contact, learn or redirect offer. */
export function referralLinks(
  { id, title, url, choices }: OfferView,
  { flow, text, format }: View,
): (VNode | false)[] {
  return url
    ? [
        outerLink(format.fill(text.accept.redirect, { what: title }), url, undefined, () =>
          flow.accept(id),
        ),
      ]
    : choices.map(({ label = title, url = '', choice }) =>
        outerLink(label, url, text.newTab, () => flow.accept(id, choice)),
      )
}
