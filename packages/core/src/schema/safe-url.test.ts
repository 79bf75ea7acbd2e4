import { expect, it } from 'vitest'
import { isSafeUrl } from './safe-url.ts'

it.each([
  'https://example.com',
  'https://example.com:8443/a?b=c#d',
  'mailto:help@example.com',
  'tel:+4930123456',
  '/help',
  '/',
  '/help?from=cancel#top',
  '?page=2',
  '#faq',
  'http://localhost',
  'http://localhost:3000/help',
  'http://127.0.0.1:8080',
  'http://[::1]/help',
])('S-13 %s may be linked to', (url) => {
  expect(isSafeUrl(url)).toBe(true)
})

it.each([
  '',
  ' ',
  'help',
  './help',
  'example.com',
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'blob:https://example.com/1',
  'file:///etc/passwd',
  'ftp://example.com',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '\u0000/help',
  'https:',
  'https://',
  'https:///evil.example',
  'https:\\\\evil.example',
  'https://exa mple.com',
  'http://example.com',
  'http://localhost.evil.example',
  'http://localhost@evil.example',
  'http://localhost:x@evil.example',
  'http://127.0.0.1.evil.example',
  'mailto:',
])('%j may not', (url) => {
  expect(isSafeUrl(url)).toBe(false)
})
