/** Longer than it takes to show a dialog. */
const LATER_MS = 100
/** When a page that paints nothing does it all the same. */
const PATIENCE_MS = 500

/**
 * Makes what runs tasks once a frame has been painted and the page has had a moment, and at once
 * where the page is hidden or goes away. To be made before anybody else listens to that: they are to
 * find the tasks done.
 */
export function createSoon(): (task: () => void) => void {
  let tasks: (() => void)[] = []
  const run = () => {
    const due = tasks
    tasks = []
    for (const task of due) task()
  }
  const isHidden = () => document.visibilityState === 'hidden'
  addEventListener('pagehide', run, true)
  addEventListener('visibilitychange', () => isHidden() && run(), true)

  return (task) => {
    tasks.push(task)
    if (isHidden()) run()
    else {
      requestAnimationFrame(() => setTimeout(run, LATER_MS))
      setTimeout(run, PATIENCE_MS)
    }
  }
}
