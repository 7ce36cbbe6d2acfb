import { type Client, createClientAsync } from 'soap';
import { demoAccounts } from '../demo-accounts.ts';
import { type Simulators, startSimulators } from '../simulators.ts';
import { textMessage } from '../testing/samples.ts';

const { user, password, cpCode } = demoAccounts.sms;

describe('the SMS gateway', () => {
  let simulators: Simulators;
  let client: Client;

  const send = async (parameters: object): Promise<{ result: number; message: string }> => {
    const [answer] = await client.wsCpMtAsync(parameters);
    return answer.return;
  };

  const sendByHand = async (parameters: [name: string, value: string][]): Promise<string> => {
    const response = await fetch(`${simulators.url}/bulkapi`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '' },
      body: `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:impl="http://impl.bulkSms.ws/">
        <soapenv:Header/>
        <soapenv:Body>
          <impl:wsCpMt>${parameters.map(([name, value]) => `<${name}>${value}</${name}>`).join('')}</impl:wsCpMt>
        </soapenv:Body>
      </soapenv:Envelope>`,
    });
    return response.text();
  };

  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
    client = await createClientAsync(`${simulators.url}/bulkapi?wsdl`);
  });
  afterEach(() => simulators.close());

  it('takes a message and delivers it', async () => {
    expect(await send(textMessage())).toMatchObject({ result: 1 });
    expect(simulators.sms.messages()).toMatchObject([
      {
        number: 1,
        requestId: '1',
        to: '84900000001',
        brandname: 'SAOMAI',
        content: 'Ho so 000.00.06.H99-261121-0001 da duoc tiep nhan',
        delivered: true,
        answer: { result: 1 },
      },
    ]);
  });

  it('takes an envelope written by hand, as other provinces send it', async () => {
    const answer = await sendByHand(Object.entries(textMessage({ Content: 'Phi &amp; le phi' })));
    expect(answer).toMatch(/wsCpMtResponse.*<return>.*<result>1<\/result>.*<\/return>/s);
    expect(simulators.sms.messages()[0]?.content).toBe('Phi & le phi');
  });

  it('refuses parameters out of order', async () => {
    const answer = await sendByHand(Object.entries(textMessage()).reverse());
    expect(answer).toMatch(/out of order.*<result>0<\/result>/s);
    expect(simulators.sms.messages()).toEqual([]);
  });

  it('takes an accented message of type 1 and a brandname in lower case', async () => {
    const message = textMessage({
      Content: 'Hồ sơ đã được tiếp nhận',
      ContentType: '1',
      ServiceID: 'saomai',
    });
    expect(await send(message)).toMatchObject({ result: 1 });
    expect(simulators.sms.messages()[0]?.content).toBe('Hồ sơ đã được tiếp nhận');
  });

  it.each([
    ['a wrong password', { Password: 'sai' }, /password/],
    ['a wrong partner code', { CPCode: 'KHAC' }, /CPCode/],
    ['a number in national form', { ReceiverID: '0900000001' }, /84xxxxxxxxx/],
    ['too short a number', { UserID: '8490000000' }, /84xxxxxxxxx/],
    ['an undeclared brandname', { ServiceID: 'LA' }, /Brandname/],
    ['accents in unaccented content', { Content: 'Hồ sơ' }, /ContentType/],
    ['accents in content of type F', { Content: 'Hồ sơ', ContentType: 'F' }, /ContentType/],
    ['content over 480 characters', { Content: 'x'.repeat(481) }, /480/],
    ['no content', { Content: '' }, /empty/],
    ['another command code', { CommandCode: 'sms' }, /CommandCode/],
    ['another request number', { RequestID: '2' }, /RequestID/],
    ['an unknown content type', { ContentType: '2' }, /ContentType/],
  ])('refuses %s', async (_what, changes, message) => {
    expect(await send(textMessage(changes))).toEqual({ result: 0, message: expect.stringMatching(message) });
    expect(simulators.sms.messages()).toEqual([]);
    expect(simulators.sms.requests()).toMatchObject([{ delivered: false, answer: { result: 0 } }]);
  });

  it('takes exactly 480 characters', async () => {
    expect(await send(textMessage({ Content: 'x'.repeat(480) }))).toMatchObject({ result: 1 });
  });

  it('tells the balance to its account only', async () => {
    const balance = async (parameters: object) => (await client.checkBalanceAsync(parameters))[0].return;
    expect(await balance({ User: user, Password: password, CPCode: cpCode })).toMatchObject({ errCode: 0 });
    expect(await balance({ User: user, Password: 'sai', CPCode: cpCode })).toMatchObject({
      errCode: 1,
      balance: expect.anything(),
    });
  });

  it('answers what is not SOAP with a fault of the server', async () => {
    const response = await fetch(`${simulators.url}/bulkapi`, { method: 'POST', body: 'không phải XML' });
    expect(response.status).toBe(500);
  });

  it('shows what subscribers got, newest first and filtered', async () => {
    await send(textMessage());
    await send(
      textMessage({ ReceiverID: '84900000002', UserID: '84900000002', Content: '<b>Da co ket qua</b>' }),
    );
    await send(textMessage({ ServiceID: 'LA' }));
    const read = async (path: string) => (await fetch(simulators.url + path)).text();
    const numbers = async (path: string) =>
      (JSON.parse(await read(path)) as { number: number }[]).map(({ number }) => number);
    expect(await numbers('/sms')).toEqual([2, 1]);
    expect(await numbers('/sms?to=84900000001')).toEqual([1]);
    expect(await numbers('/sms?contains=ket%20qua')).toEqual([2]);
    expect(await numbers('/sms/requests?limit=2')).toEqual([3, 2]);
    expect(await read('/sms/inbox')).toContain('&lt;b&gt;Da co ket qua');
  });
});
