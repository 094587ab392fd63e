// Plain DOM: the application's data is inserted as text, never as HTML.
const $ = id => document.getElementById(id);
const REGISTRY = 'ServiceRegistry';
const AUTO_MILLIS = 200;

function element(name, kind = '', ...content) {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.append(...content);
  return made;
}

function put(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

async function json(path, options) {
  const response = await fetch(path, options);
  if (!response.ok) throw new Error(await response.text() || response.statusText);
  return response.json();
}

const time = instant => new Date(instant).toLocaleTimeString();

const hostAndPort = e => (e.address.includes(':') ? `[${e.address}]` : e.address) + ':' + e.port;

// ---- services and picks

const cards = new Map(); // by service; a card stays, so that what has the focus keeps it
const fresh = new Map(); // by service: what the last event added

function card(service) {
  if (cards.has(service)) return cards.get(service);
  const heading = element('h3', '', service);
  heading.id = 'service-' + service;
  const summary = element('span', 'muted');
  const button = element('button', 'main', 'Pick');
  button.type = 'button';
  button.setAttribute('aria-label', 'Pick ' + service);
  button.addEventListener('click', () => pick(service, true));
  const rows = element('ul', 'rows');
  rows.setAttribute('aria-labelledby', heading.id);
  const head = element('div', 'head', element('div', '', heading, summary), button);
  const made = {root: element('article', 'service', head, rows), summary, rows, endpoints: new Map(), picks: new Map()};
  made.root.dataset.service = service;
  cards.set(service, made);
  return made;
}

function endpointRow(endpoint, isNew, ejection) {
  const address = element('span', 'mono address', hostAndPort(endpoint));
  if (isNew) address.append(element('span', 'pill new', 'new'));
  if (ejection) address.append(element('span', 'pill ejected', 'ejected until ' + time(ejection.until)));
  const facts = element('span', 'facts');
  const named = [['id', endpoint.id], ['node', endpoint.node], ['weight', String(endpoint.weight)]];
  facts.append(named.filter(([, value]) => value).map(fact => fact.join(' ')).join(' · '));
  endpoint.tags.forEach(tag => facts.append(' ', element('span', 'tag', tag)));
  const count = element('span', 'count', '0');
  const share = element('span', 'share');
  const root = element('li', 'row', element('div', '', address), count, facts, share);
  root.dataset.endpoint = hostAndPort(endpoint);
  if (ejection) root.classList.add('out');
  return {root, count, share};
}

function showCounts(made) {
  const counts = [...made.endpoints.keys()].map(key => made.picks.get(key) || 0);
  const all = counts.reduce((sum, count) => sum + count, 0);
  let i = 0;
  for (const {count, share} of made.endpoints.values()) {
    put(count, String(counts[i]));
    share.style.width = (all ? 100 * counts[i] / all : 0) + '%';
    i++;
  }
  const several = (count, what) => count === 1 ? '1 ' + what : count + ' ' + what + 's';
  const endpoints = several(counts.length, 'endpoint');
  put(made.summary, all ? `${endpoints}, ${several(all, 'pick')}: ${counts.join(' / ')}` : endpoints);
}

function showServices(all) {
  const names = Object.keys(all);
  for (const gone of [...cards.keys()].filter(name => !names.includes(name))) {
    cards.get(gone).root.remove();
    cards.delete(gone);
  }
  names.forEach((name, i) => {
    const made = card(name);
    const added = fresh.get(name) || [];
    const ejected = new Map(all[name].ejected.map(ejection => [hostAndPort(ejection.endpoint), ejection]));
    made.endpoints = new Map(all[name].endpoints.map(endpoint => {
      const key = hostAndPort(endpoint);
      return [key, endpointRow(endpoint, added.includes(key), ejected.get(key))];
    }));
    const rows = [...made.endpoints.values()].map(row => row.root);
    made.rows.replaceChildren(...(rows.length ? rows : [element('li', 'empty', 'No instance is passing.')]));
    showCounts(made);
    if ($('services').children[i] !== made.root) $('services').insertBefore(made.root, $('services').children[i] || null);
  });
}

async function pick(service, showsResult) {
  const form = service === 'appserver' ? $('form').value : REGISTRY;
  let picked;
  try {
    picked = await json('pick?' + new URLSearchParams({form, service}));
  } catch (problem) {
    put($('message'), problem.message);
    return;
  }
  const made = card(service);
  made.rows.querySelectorAll('.hit').forEach(row => row.classList.remove('hit'));
  for (const key of picked.map(hostAndPort)) {
    made.picks.set(key, (made.picks.get(key) || 0) + 1);
    made.endpoints.get(key)?.root.classList.add('hit');
  }
  showCounts(made);
  if (showsResult) put($('message'), `${service}: ${picked.map(hostAndPort).join(', ')}`);
}

let timer;
let picking = false;

function auto(on) {
  clearInterval(timer);
  $('auto').setAttribute('aria-pressed', String(on));
  if (on) {
    timer = setInterval(async () => {
      if (picking) return; // a slow response is waited for, not piled up
      picking = true;
      try {
        for (const service of [...cards.keys()]) await pick(service, false);
        if (!$('call').disabled) await call();
      } finally {
        picking = false;
      }
    }, AUTO_MILLIS);
  }
}

// ---- events

function eventItem(event) {
  const when = element('time', 'mono', event.at.substring(11, 23));
  when.dateTime = event.at;
  const trigger = element('span', 'pill', event.trigger);
  trigger.dataset.state = event.trigger === 'SIGNAL' ? 'good' : 'plain';
  const item = element('li', '', element('div', 'when', trigger, when));
  for (const [service, change] of Object.entries(event.changes)) {
    const line = element('span', 'change', element('strong', '', service));
    change.added.forEach(e => line.append(' ', element('span', 'mono added', '+ ' + hostAndPort(e))));
    change.removed.forEach(e => line.append(' ', element('span', 'mono removed', '− ' + hostAndPort(e))));
    if (!change.added.length && !change.removed.length) line.append(' only order or metadata');
    item.append(line);
  }
  const failed = Object.entries(event.failures);
  if (event.configurationFailure) failed.push(['CONTAINERPILOT', event.configurationFailure]);
  for (const [what, failure] of failed) {
    item.append(element('span', 'change failed', element('strong', '', what), ' ', failure.message));
  }
  if (item.childElementCount === 1) item.append(element('span', 'change muted', 'nothing changed'));
  return item;
}

function ejectionItem(kind, {service, endpoint, at, until, failures, onTrial}) {
  const when = element('time', 'mono', at.substring(11, 23));
  when.dateTime = at;
  const pill = element('span', 'pill', kind);
  pill.dataset.state = until ? 'bad' : 'good';
  const fact = until ? `after ${failures} failed calls, until ${time(until)}` : onTrial ? 'on trial' : 'it has responded';
  return element('li', '', element('div', 'when', pill, when),
    element('span', 'change', element('strong', '', service), ' ', element('span', 'mono', hostAndPort(endpoint)), ' ', fact));
}

function prepend(item) {
  $('events').querySelector(':scope > .muted')?.remove();
  $('events').prepend(item);
  while ($('events').childElementCount > 20) $('events').lastElementChild.remove();
}

function showEvents(events) {
  $('events').replaceChildren(...events.map(eventItem));
  if (!events.length) $('events').append(element('li', 'muted', 'None yet: send the SIGHUP above.'));
  remember(events[0]);
}

function remember(event) {
  if (!event) return;
  fresh.clear();
  Object.entries(event.changes).forEach(([service, change]) => fresh.set(service, change.added.map(hostAndPort)));
}

// ---- health, configuration

async function health() {
  const response = await fetch('q/health/ready'); // 503 when it is DOWN, with the same body
  const {checks} = await response.json();
  $('health').replaceChildren(...checks.map(check => {
    const state = element('span', 'pill', check.status);
    state.dataset.state = check.status === 'UP' ? 'good' : 'bad';
    const facts = element('dl');
    Object.entries(check.data || {}).forEach(([key, value]) =>
      facts.append(element('dt', '', key), element('dd', 'mono', String(value))));
    return element('div', '', state, ' ', element('strong', '', check.name), facts);
  }));
  if (!checks.length) $('health').append(element('p', 'muted', 'No readiness checks.'));
}

async function config() {
  const all = await json('config');
  $('config').replaceChildren(...Object.entries(all).map(([key, value]) =>
    element('tr', '', element('td', '', key), element('td', '', value))));
}

async function services() {
  showServices(await json('snapshots'));
}

// ---- the demo with Consul: backends of the launcher, found in Consul, called through piloted://appserver

const calls = new Map(); // by backend

async function backends(after) {
  const all = after || await json('backends');
  $('story-off').hidden = all.length > 0;
  $('backends').hidden = !all.length;
  $('call').disabled = !all.length;
  if (!all.length) return;
  put($('how'), 'Stop or start a backend below. Consul notices that at its next health check, and the supervisor runs this command for you.');
  for (const backend of all) {
    const row = $(backend.name) || newBackend(backend.name);
    const [name, address, state, count, button] = row.querySelectorAll('[data-part]');
    put(name, backend.name);
    put(address, backend.address);
    put(state, backend.running ? 'running' : 'stopped');
    state.dataset.state = backend.running ? 'good' : 'bad';
    put(count, String(calls.get(backend.name) || 0));
    put(button, backend.running ? 'Stop' : 'Start');
    button.setAttribute('aria-label', `${button.textContent} ${backend.name}`);
  }
}

function newBackend(name) {
  const parts = ['strong', 'span', 'span', 'span', 'button'].map(kind => element(kind));
  const kinds = ['', 'mono', 'pill', 'calls', ''];
  parts.forEach((part, i) => { part.dataset.part = ''; part.className = kinds[i]; });
  parts[4].type = 'button';
  parts[4].addEventListener('click', async () => {
    const verb = parts[4].textContent.toLowerCase();
    try {
      await backends(await json(`backends/${name}/${verb}`, {method: 'POST'}));
      put($('response'), verb === 'stop' ? `${name} is stopped; Consul notices that at its next health check.` : `${name} is back.`);
    } catch (problem) {
      put($('response'), problem.message);
    }
  });
  const row = element('li', 'backend', ...parts);
  row.id = name;
  $('backends').append(row);
  return row;
}

async function call() {
  try {
    const {backend, address} = await json('call');
    calls.set(backend, (calls.get(backend) || 0) + 1);
    put($('response'), `${backend} responded from ${address}`);
    await backends();
  } catch (problem) {
    put($('response'), problem.message);
  }
}

// ---- wiring

function showLive(state, text) {
  $('live').dataset.state = state;
  put($('live'), text);
}

async function all() {
  try {
    const [events, pid] = await Promise.all([json('events'), json('pid')]);
    put($('kill'), 'kill -HUP ' + pid);
    showEvents(events);
    await Promise.all([services(), health(), config(), backends()]);
  } catch (problem) {
    put($('message'), problem.message);
  }
}

// The browser reconnects automatically; events that were missed are read at each connection.
const live = new EventSource('events/stream');
live.addEventListener('open', () => { showLive('good', 'live'); all(); });
live.addEventListener('error', () => showLive('bad', 'not connected'));
live.addEventListener('ServicesUpdated', message => {
  const event = JSON.parse(message.data);
  prepend(eventItem(event));
  remember(event);
  // The rotation starts again, and so do the counts that show how even it is.
  Object.keys(event.changes).forEach(service => cards.get(service)?.picks.clear());
  services();
  health();
  config();
});

for (const [type, kind] of [['EndpointEjected', 'EJECTED'], ['EndpointReturned', 'RETURNED']]) {
  live.addEventListener(type, message => {
    prepend(ejectionItem(kind, JSON.parse(message.data)));
    services();
    health();
  });
}

$('copy').addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText($('kill').textContent);
    put($('message'), 'Copied.');
  } catch {
    getSelection().selectAllChildren($('kill')); // no clipboard without TLS off localhost: one Ctrl-C is left to do
    put($('message'), 'Selected: copy it with Ctrl-C.');
  }
});
$('refresh').addEventListener('click', () => fetch('refresh', {method: 'POST'}));
$('auto').addEventListener('click', () => auto($('auto').getAttribute('aria-pressed') !== 'true'));
$('reset').addEventListener('click', () => cards.forEach(made => { made.picks.clear(); showCounts(made); }));
$('call').addEventListener('click', call);
