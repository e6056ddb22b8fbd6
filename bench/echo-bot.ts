// A bare echo bot on the same stack, to compare a message's answer with: restify, botbuilder, teams-ai, nothing else.
import { Application, type TurnState } from '@microsoft/teams-ai';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';

const app = new Application<TurnState>({ startTypingTimer: false });
app.activity('message', async (context) => {
  await context.sendActivity(context.activity.text);
});
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer();
server.get('/readyz', (_request, response, next) => {
  response.send(200);
  next();
});
server.post('/api/messages', restify.plugins.bodyParser({ mapParams: false }), async (request, response) => {
  const [adapterRequest, adapterResponse] = [request, response] as unknown as Parameters<CloudAdapter['process']>;
  await adapter.process(adapterRequest as never, adapterResponse as never, async (context) => {
    await app.run(context);
  });
});
server.listen(Number(process.argv[2]), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
