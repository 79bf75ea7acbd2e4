/**
 * What the hosted scripts of vendors do with the queue that a snippet leaves in the page: they take what
 * is in it, in order, then what is pushed. To be put into a script as text.
 */
export const readQueue = `
function readQueue(name, take) {
  var queue = window[name] = window[name] || []
  queue.forEach(take)
  queue.push = function () { Array.prototype.slice.call(arguments).forEach(take) }
}
function send(url, said) {
  return fetch(url, { method: 'POST', body: JSON.stringify(said), keepalive: true })
}`
