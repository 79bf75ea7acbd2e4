import { afterEach, describe, expect, it } from 'vitest'
import { offerScreen, states } from '../../playground/flow-states.ts'
import { type Mounted, mountState } from '../../playground/mount-state.ts'
import { offers } from '../../playground/offer-views.ts'
import type { WidgetOptions } from '../widget-options.ts'

const image = { src: '/notes.png', alt: 'A stack of notes', width: 320, height: 120 }
let mounted: Mounted | undefined

function show(src: string, options: WidgetOptions = {}, more = {}): HTMLImageElement | null {
  mounted = mountState({ ...states.info, image: { ...image, src, ...more } }, options)
  return mounted.root.querySelector('.body img')
}

afterEach(() => mounted?.widget.dispose())

describe('S-13 a picture', () => {
  it('has its words, its size, and tells nobody which page it is on', () => {
    const shown = show('/notes.png')
    expect(shown?.src).toBe(`${location.origin}/notes.png`)
    expect([shown?.alt, shown?.width, shown?.height]).toEqual(['A stack of notes', 320, 120])
    expect(shown?.getAttribute('referrerpolicy')).toBe('no-referrer')
  })

  it.each([
    'https://cdn.example.com/a.png',
    '//cdn.example.com/a.png',
    'data:image/png;base64,AAAA',
    'javascript:alert(1)',
    'blob:x',
  ])('from %s is not asked for where the page has not said so', (src) => {
    expect(show(src)).toBeNull()
  })

  it.each([
    ['https://cdn.example.com', 'https://cdn.example.com/a.png', true],
    ['https://cdn.example.com/', 'https://cdn.example.com/a.png', true],
    ['https://cdn.example.com/brand', 'https://cdn.example.com/brand/a.png', true],
    ['https://cdn.example.com/brand', 'https://cdn.example.com/other/a.png', false],
    ['https://cdn.example.com', 'https://cdn.example.com.evil.example/a.png', false],
    ['https://cdn.example.com', 'https://cdn.example.com@evil.example/a.png', false],
    ['https://cdn.example.com', 'http://cdn.example.com/a.png', false],
  ])('with "%s" in the list, %s: %s', (origin, src, isShown) => {
    expect(!!show(src, { imageOrigins: [origin] })).toBe(isShown)
  })

  it('leaves nothing behind where it does not come', () => {
    const shown = show('/gone.png')
    shown?.dispatchEvent(new Event('error'))
    expect(shown?.parentElement?.hidden).toBe(true)
  })

  it.each([
    ['auto', '(prefers-color-scheme:dark)'],
    ['dark', ''],
    ['light', undefined],
  ] as const)('has its dark form in the theme %s: %s', (theme, media) => {
    const shown = show('/notes.png', { theme }, { darkSrc: '/notes-dark.png' })
    const source = shown?.parentElement?.querySelector('source')
    expect(source?.media).toBe(media)
    if (source) expect(source.srcset).toBe(`${location.origin}/notes-dark.png`)
  })

  it('stands on an offer, and as a logo above every screen', () => {
    mounted = mountState({
      ...offerScreen({ ...offers.discount, image }),
      logo: { ...image, src: '/logo.svg', alt: 'Acme' },
    })
    const alts = [...mounted.root.querySelectorAll('img')].map(({ alt }) => alt)
    expect(alts).toEqual(['Acme', 'A stack of notes'])
    expect(mounted.root.querySelector('header img')?.getAttribute('part')).toBe('logo')
    expect(mounted.root.querySelector('article img')?.getAttribute('part')).toBe('image')
  })
})
