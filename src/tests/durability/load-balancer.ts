// A TCP load balancer: each new connection goes to the first server of the list that accepts it.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface LoadBalancer {
  readonly address: string
  close(): Promise<void>
}

export async function loadBalancer(servers: readonly string[]): Promise<LoadBalancer> {
  const open = new Set<Socket>()
  const server = createServer({ allowHalfOpen: false }, (client) => {
    const track = (socket: Socket) => {
      open.add(socket)
      socket.once('close', () => open.delete(socket))
      socket.on('error', () => socket.destroy())
    }
    track(client)
    client.pause()
    const attempt = ([first, ...others]: readonly string[]) => {
      if (first === undefined) return client.destroy()
      const upstream = connect({ host: '127.0.0.1', port: Number(new URL(first).port) })
      const refused = () => attempt(others)
      upstream.once('error', refused)
      upstream.once('connect', () => {
        upstream.off('error', refused)
        track(upstream)
        client.pipe(upstream).pipe(client)
        for (const [one, other] of [
          [client, upstream],
          [upstream, client],
        ] as const)
          one.once('close', () => other.destroy())
      })
      return undefined
    }
    attempt(servers)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
