import { contextBridge, ipcRenderer } from 'electron'
import { BRIDGE, type Bridge } from '../contract/bridge.ts'
import { CALL_NAMES, callChannel, EVENT_NAMES, eventChannel } from '../contract/calls.ts'

const call = (channel: string) => (argument: unknown) => ipcRenderer.invoke(channel, argument)

/** The event object stays here: it would hand `ipcRenderer` to the page. */
const subscribe = (channel: string) => (listener: (payload: unknown) => void) => {
  const deliver = (_event: unknown, payload: unknown) => listener(payload)
  ipcRenderer.on(channel, deliver)
  return () => {
    ipcRenderer.off(channel, deliver)
  }
}

const bridge = {
  call: Object.fromEntries(CALL_NAMES.map((name) => [name, call(callChannel(name))])),
  on: Object.fromEntries(EVENT_NAMES.map((name) => [name, subscribe(eventChannel(name))])),
} as unknown as Bridge

contextBridge.exposeInMainWorld(BRIDGE, bridge)
