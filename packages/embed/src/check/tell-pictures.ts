import type { FlowDefinition } from '@fairwell/core'
import type { EmbedOptions } from '../embed-options.ts'
import { tellDeveloper } from '../tell-developer.ts'

/** Tells a developer which pictures are not shown because the page does not list their origin. */
export function tellPictures(
  definition: Pick<FlowDefinition, 'logo' | 'screens' | 'offers'>,
  { imageOrigins = [] }: EmbedOptions,
): void {
  const { logo, screens = [], offers = [] } = definition
  const listed = [imageOrigins].flat().join(' ').split(' ').filter(Boolean)
  const pictures = [logo, ...[...screens, ...offers].map(({ image }) => image)]
  const origins = pictures
    .flatMap((picture) => [picture?.src, picture?.darkSrc])
    .flatMap((src) => (src ? new URL(src, document.baseURI) : []))
    .filter(
      ({ href, origin }) => ![location.origin, ...listed].some((one) => isOf(one, href, origin)),
    )
    .map(({ origin }) => origin)
  for (const origin of new Set(origins)) {
    tellDeveloper(
      'warn',
      'FW4145',
      `pictures of ${origin} are not shown; write data-image-origins="${[...listed, origin].join(' ')}".`,
    )
  }
}

const isOf = (listed: string, href: string, origin: string) =>
  listed === origin || href.startsWith(listed.replace(/\/?$/, '/'))
