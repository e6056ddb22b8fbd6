import { Agent, request } from 'node:http';

export interface LoadResult {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly perSecond: number;
}

/** Sends `count` messages over `connections` connections, each answered in the response, and measures each. */
export async function load(port: number, text: string, connections: number, count: number): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let sent = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (sent < count) {
        sent += 1;
        const start = performance.now();
        await message(agent, port, text, sent);
        times.push(performance.now() - start);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  times.sort((left, right) => left - right);
  const at = (part: number): number => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return { p50Ms: at(0.5), p99Ms: at(0.99), perSecond: times.length / seconds };
}

function message(agent: Agent, port: number, text: string, number: number): Promise<void> {
  const body = JSON.stringify({
    type: 'message',
    id: `bench-${process.pid}-${performance.now()}-${number}`,
    deliveryMode: 'expectReplies',
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:1',
    from: { id: '29:hana', name: 'Hana', aadObjectId: 'bbbbbbbb-0000-4000-8000-0000000000a1' },
    recipient: { id: '28:bot', name: 'Preflight' },
    conversation: { id: 'bench', conversationType: 'personal', tenantId: 'aaaaaaaa-0000-4000-8000-000000000001' },
    text,
  });
  return new Promise((done, refuse) => {
    const call = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        path: '/api/messages',
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        if (response.statusCode !== 200) refuse(new Error(`answer ${response.statusCode ?? 0}`));
        response.resume();
        response.once('end', done);
      },
    );
    call.once('error', refuse);
    call.end(body);
  });
}
