import type { HostScript } from '../../src/bundle-host.ts'

/**
 * A development build of React, which mounts everything, takes it away and mounts it again: our
 * script tag's API and the widget in effects, as hosts write them.
 */
export function strictApp(version: string): HostScript {
  return {
    mode: 'development',
    alias:
      version === '19' ? {} : { react: `react-${version}`, 'react-dom': `react-dom-${version}` },
    source: `
      import { StrictMode, useEffect, useRef, useState } from 'react'
      import { createRoot } from 'react-dom/client'
      import { createCancelFlow } from '@fairwell/core'
      import { mountCancelFlow } from '@fairwell/widget'
      window.mounts = 0

      /** By the script tag. */
      function Tagged() {
        const [count, setCount] = useState(0)
        useEffect(() => {
          mounts++
          Fairwell.init({ account: { subscriber: { id: 'u_1' } }, handlers: {} })
          const stop = Fairwell.on('released', () => setCount((count) => count + 1))
          return stop
        }, [])
        return <button data-fairwell-cancel onClick={() => hostCancel('Tagged')}>Tagged{count ? <i>{count}</i> : null}</button>
      }

      /** A flow and its dialog that live as long as the component. */
      function Own() {
        const flow = useRef(null)
        useEffect(() => {
          flow.current = createCancelFlow({ definition })
          flow.current.on('released', () => hostCancel('Own'))
          const widget = mountCancelFlow(flow.current)
          return () => { widget.dispose(); flow.current.dispose() }
        }, [])
        return <button onClick={() => flow.current.open()}>Own</button>
      }

      /** One flow, whose dialog two components put on the page. */
      const shared = createCancelFlow({ definition })
      shared.on('released', () => hostCancel('Shared'))
      function Shared({ name }) {
        useEffect(() => {
          const widget = mountCancelFlow(shared)
          return () => widget.dispose()
        }, [])
        return <button onClick={() => shared.open()}>{name}</button>
      }

      function App() {
        const [both, setBoth] = useState(true)
        const [all, setAll] = useState(true)
        return <>
          {all && <><Tagged /><Own /></>}
          <Shared name="Shared one" />{both && <Shared name="Shared two" />}
          <button onClick={() => setBoth(!both)}>Toggle two</button>
          <button onClick={() => setAll(!all)}>Toggle all</button>
        </>
      }
      window.start = () => createRoot(document.getElementById('root')).render(<StrictMode><App /></StrictMode>)`,
  }
}
