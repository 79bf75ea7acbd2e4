// As https://posthog.com/docs/libraries/js has it. What has nothing to do with delivery is off.
import { posthog } from 'posthog-js'
import { setStage } from './track.ts'

let isReady = false
posthog.init('phc_bench', {
  api_host: location.origin,
  ui_host: location.origin,
  autocapture: false,
  capture_pageview: false,
  capture_pageleave: false,
  disable_session_recording: true,
  disable_surveys: true,
  advanced_disable_flags: true,
  disable_external_dependency_loading: true,
  // It sends nothing from a browser that is driven by a program.
  opt_out_useragent_filter: true,
  loaded: () => {
    isReady = true
  },
})
setStage(
  () => isReady,
  (type, properties) => posthog.capture(type, properties),
)
