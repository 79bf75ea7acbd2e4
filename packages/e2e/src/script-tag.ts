/** The line that lets a page call `Fairwell` before our script is there. */
export const stub =
  '<script>window.Fairwell??=new Proxy({q:[]},{get:(t,k)=>t[k]??((...a)=>{t.q.push([k,a])})})</script>'

/** The stub, and a call of `Fairwell.init` with options as a page writes them. */
export function initScript(options: string): string {
  return `${stub}<script>Fairwell.init(${options})</script>`
}

/** Our script tag with these attributes. */
export function scriptTag(attributes = 'data-flow="/flow.json"'): string {
  return `<script async src="/fairwell.js" ${attributes}></script>`
}

/** With a definition, an account (`#me`) and events, as most pages have it. */
export function fullTag(more = ''): string {
  return scriptTag(`data-flow="/flow.json" data-account="#me" data-events="/events" ${more}`)
}
