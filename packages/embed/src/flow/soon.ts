/** Longer than it takes to show a dialog, on a slow phone too. */
const LATER_MS = 200

/**
 * Makes what runs tasks once the page has had a moment to paint, and at once where it is hidden or
 * goes away. To be made before anybody else listens to that: they are to find the tasks done.
 */
export function createSoon(): (task: () => void) => void {
  const tasks: (() => void)[] = []
  const run = () => {
    for (const task of tasks.splice(0)) task()
  }
  const hide = () => document.visibilityState === 'hidden' && run()
  addEventListener('pagehide', run, true)
  addEventListener('visibilitychange', hide, true)

  return (task) => {
    tasks.push(task)
    setTimeout(run, LATER_MS)
    hide()
  }
}
