import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** A proxy on this machine that leads every tunnel to one port of it, whatever host was asked for. */
export async function connectProxy(leadsTo: number, { login }: { login?: string } = {}) {
  const asked: string[] = [];
  const server = createServer();
  const open = new Set<{ destroy(): void }>();
  server.on('connect', (request, socket) => {
    open.add(socket);
    asked.push(request.url ?? '');
    const given = request.headers['proxy-authorization']?.replace('Basic ', '') ?? '';
    if (login && Buffer.from(given, 'base64').toString() !== login) {
      return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    }
    const onward = connect(leadsTo, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [socket, onward]) end.on('error', () => onward.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close() {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
