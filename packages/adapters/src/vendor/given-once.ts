/** How many events are remembered; a page that was hidden for a second has a handful of them. */
const remembered = 1000

/**
 * Remembers what a client of the page was given, by the id of the event: a page that was hidden and comes
 * back, or a delivery that is tried again, gives it nothing twice. Vendors that do not know our ids
 * would count both.
 *
 * @example
 * const once = givenOnce()
 * once(event.id, () => client.track(message))
 */
export function givenOnce(): <Result>(id: string, give: () => Result) => Result {
  const given = new Map<string, unknown>()

  return <Result>(id: string, give: () => Result) => {
    if (!given.has(id)) {
      given.set(id, give())
      if (given.size > remembered) given.delete(given.keys().next().value as string)
    }
    return given.get(id) as Result
  }
}
