import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { eventStorage } from './event-storage.ts'

const keys = (count: number) => Array.from({ length: count }, (_each, index) => `events:${index}`)
const localEvents = () => Object.keys(localStorage).filter((key) => key.includes('events:'))

beforeEach(async () => {
  localStorage.clear()
  await new Promise((resolve) => {
    indexedDB.deleteDatabase('fairwell').onsuccess = resolve
  })
})
afterEach(() => vi.restoreAllMocks())

it('gives the next page what this one has stored, at once and after it was moved', async () => {
  await Promise.all(keys(250).map((key) => eventStorage().set(key, `value of ${key}`)))
  const inBetween = eventStorage()
  expect((await inBetween.keys()).length).toBe(250)
  await vi.waitFor(() => expect(localEvents()).toEqual([]))
  const next = eventStorage()
  expect((await next.keys()).toSorted()).toEqual(keys(250).toSorted())
  const values = await Promise.all(keys(250).map((key) => next.get(key)))
  expect(values).toEqual(keys(250).map((key) => `value of ${key}`))
  await Promise.all(keys(250).map((key) => next.delete(key)))
  expect(await eventStorage().keys()).toEqual([])
})

it('lets the database be deleted while a page has it open, and stores what comes then', async () => {
  const storage = eventStorage()
  await storage.set('events:before', '1')
  await vi.waitFor(() => expect(localEvents()).toEqual([]))
  await new Promise((resolve, reject) => {
    const deletion = indexedDB.deleteDatabase('fairwell')
    deletion.onsuccess = resolve
    deletion.onblocked = reject
  })
  await storage.set('events:after', '2')
  await vi.waitFor(() => expect(localEvents()).toEqual([]))
  expect(await eventStorage().keys()).toEqual(['events:after'])
})

it('has what IndexedDB took where localStorage is full, really', async () => {
  const filling = 'x'.repeat(1_000_000)
  try {
    for (let index = 0; ; index++) localStorage.setItem(`host${index}`, filling)
  } catch {
    // Now the rest of it too.
    for (let size = 500_000; size >= 1; size = Math.floor(size / 2)) {
      try {
        localStorage.setItem(`rest${size}`, 'x'.repeat(size))
      } catch {
        // Half of it, then.
      }
    }
  }
  const onFallback = vi.fn()
  await eventStorage({ onFallback }).set('events:1', 'y'.repeat(2_000))
  expect(localEvents()).toEqual([])
  expect(await eventStorage().get('events:1')).toBe('y'.repeat(2_000))
  expect(onFallback).not.toHaveBeenCalled()
  localStorage.clear()
})

it('has what IndexedDB took where localStorage is denied', async () => {
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  await eventStorage().set('events:1', '1')
  expect(await eventStorage().get('events:1')).toBe('1')
})

it('lets the page go on between any hundred of 3,000 events', async () => {
  let turns = 0
  const ticker = setInterval(() => {
    turns += 1
  })
  const value = JSON.stringify({ text: 'x'.repeat(800) })
  const storage = eventStorage()
  await Promise.all(keys(3_000).map((key) => storage.set(key, value)))
  await vi.waitFor(() => expect(localEvents()).toEqual([]), { timeout: 5000 })
  const next = eventStorage()
  const found = await next.keys()
  const values = await Promise.all(found.map((key) => next.get(key)))
  await Promise.all(found.map((key) => next.delete(key)))
  clearInterval(ticker)
  expect([found.length, values.every((each) => each === value)]).toEqual([3_000, true])
  expect(await next.keys()).toEqual([])
  expect(turns).toBeGreaterThan(20)
})
