import { afterEach, expect, it, vi } from 'vitest'
import { tellPictures } from './tell-pictures.ts'

const picture = (src: string) => ({ src, alt: 'A', width: 10, height: 10 })
const definition = {
  logo: { ...picture('/logo.svg'), darkSrc: 'https://cdn.example.com/dark.svg' },
  offers: [
    {
      id: 'a',
      kind: 'skip',
      cycles: 1,
      title: 'A',
      image: picture('https://img.example.com/a.png'),
    },
    {
      id: 'b',
      kind: 'skip',
      cycles: 1,
      title: 'B',
      image: picture('https://img.example.com/b.png'),
    },
  ],
} as const

const said = (imageOrigins?: string | readonly string[]) => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  tellPictures(definition as never, { imageOrigins })
  return warn.mock.calls.map(([text]) => String(text))
}

afterEach(() => vi.restoreAllMocks())

it('S-13 names each origin that the page does not list, once, with what to write', () => {
  const [dark, offers, ...others] = said()
  expect(others).toEqual([])
  expect(dark).toContain('FW4145')
  expect(dark).toContain('data-image-origins="https://cdn.example.com"')
  expect(offers).toContain('pictures of https://img.example.com are not shown')
})

it('says nothing where all are listed, as an attribute or as an option', () => {
  expect(said('https://cdn.example.com/ https://img.example.com')).toEqual([])
  expect(said(['https://cdn.example.com', 'https://img.example.com'])).toEqual([])
})
