import { describe, expect, it } from 'vitest'
import { safeUrl } from './safe-url.ts'

const page = 'https://shop.example/account/billing'

describe('S-13 safeUrl', () => {
  it.each([
    ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
    ['mailto:help@example.com', 'mailto:help@example.com'],
    ['tel:+4930123', 'tel:+4930123'],
    ['http://localhost:3000/x', 'http://localhost:3000/x'],
    ['http://127.0.0.1/x', 'http://127.0.0.1/x'],
    ['/help', 'https://shop.example/help'],
    ['help?x=1', 'https://shop.example/account/help?x=1'],
    ['#faq', 'https://shop.example/account/billing#faq'],
  ])('follows %s', (url, href) => {
    expect(safeUrl(url, page)).toBe(href)
  })

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://shop.example/1',
    'file:///etc/passwd',
    'http://example.com',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://',
    '',
    undefined,
  ])('does not follow %j', (url) => {
    expect(safeUrl(url, page)).toBeUndefined()
  })

  it.each(['about:srcdoc', 'data:text/html,x', 'nonsense'])(
    'does not follow a path from %s, which has no origin',
    (base) => {
      expect(safeUrl('/help', base)).toBeUndefined()
      expect(safeUrl('java\nscript:alert(1)', base)).toBeUndefined()
    },
  )
})
