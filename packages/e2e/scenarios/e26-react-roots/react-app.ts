import type { HostScript } from '../../src/bundle-host.ts'

/** That version under the name that hosts import. */
export const reactVersion = (version: string): Pick<HostScript, 'alias'> => ({
  alias: version === '19' ? {} : { react: `react-${version}`, 'react-dom': `react-dom-${version}` },
})

/** A page in one version of React, with a cancel control of each kind. */
export function reactApp(version: string): HostScript {
  const isNew = Number(version) > 17
  const render = isNew
    ? (what: string, where: string) => `createRoot(${where}).render(${what})`
    : (what: string, where: string) => `ReactDOM.render(${what}, ${where})`
  return {
    ...reactVersion(version),
    source: `
      import * as React from 'react'
      import * as ReactDOM from 'react-dom'
      ${isNew ? `import { createRoot } from 'react-dom/client'` : ''}
      window.version = React.version
      const mark = { 'data-fairwell-cancel': '' }
      const cancel = (name) => () => hostCancel(name)
      const stop = (event) => event.stopPropagation()
      function Form() {
        const [why, setWhy] = React.useState('now')
        return <form {...mark} onSubmit={(event) => { event.preventDefault(); hostCancel('Form ' + why) }}>
          <input aria-label="Why" value={why} onChange={(event) => setWhy(event.target.value)} />
          <button>Form</button>
        </form>
      }
      const App = () => <div onClick={stop}>
        <button {...mark} onClick={cancel('Bubble')}>Bubble</button>
        <button {...mark} onClickCapture={cancel('Capture')}><b>Capture</b></button>
        <span onClickCapture={(event) => { stop(event); hostCancel('Stopped') }}><button {...mark}>Stopped</button></span>
        <Form />
        {ReactDOM.createPortal(<button {...mark} onClick={cancel('Portal')}>Portal</button>, document.body)}
        <div id="inner" />
      </div>
      const Inner = () => <button {...mark} onClick={(event) => { stop(event); hostCancel('Inner') }}>Inner</button>
      ${render('<App />', `document.getElementById('root')`)}
      const wait = setInterval(() => {
        const inner = document.getElementById('inner')
        if (!inner) return
        clearInterval(wait)
        ${render('<Inner />', 'inner')}
      }, 5)`,
  }
}
