import { createTransport } from 'nodemailer';
import { type Simulators, startSimulators } from '../simulators.ts';

describe('the mail server', () => {
  let simulators: Simulators;

  const send = (message: object) =>
    createTransport({ host: '127.0.0.1', port: simulators.smtpPort, ignoreTLS: true }).sendMail({
      from: 'Trung tâm <motcua@saomai.example>',
      to: 'nguoi.dan@example.com',
      subject: 'Giấy tiếp nhận hồ sơ',
      text: 'Kính gửi ông/bà',
      ...message,
    });

  beforeEach(async () => {
    simulators = await startSimulators({ port: 0, smtpPort: 0 });
  });
  afterEach(() => simulators.close());

  it('takes a message with its parts', async () => {
    const { messageId } = await send({
      html: '<p>Kính gửi</p>',
      bcc: 'luu@example.com',
      attachments: [{ filename: 'giấy hẹn.pdf', content: 'pdf' }],
    });
    expect(simulators.mail.messages()).toEqual([
      {
        number: 1,
        at: expect.stringMatching(/\+07:00$/),
        messageId,
        from: '"Trung tâm" <motcua@saomai.example>',
        to: ['nguoi.dan@example.com', 'luu@example.com'],
        subject: 'Giấy tiếp nhận hồ sơ',
        text: expect.stringContaining('Kính gửi ông/bà'),
        html: '<p>Kính gửi</p>',
        date: expect.any(String),
        attachments: ['giấy hẹn.pdf'],
      },
    ]);
  });

  it('shows messages, newest first and by recipient', async () => {
    await send({ subject: 'Một' });
    await send({ subject: 'Hai', to: 'nguoi.khac@example.com' });
    const read = async (path: string) => (await fetch(simulators.url + path)).text();
    const subjects = async (path: string) =>
      (JSON.parse(await read(path)) as { subject: string }[]).map(({ subject }) => subject);
    expect(await subjects('/mail')).toEqual(['Hai', 'Một']);
    expect(await subjects('/mail?to=nguoi.dan@example.com')).toEqual(['Một']);
    expect(await read('/mail/inbox')).toContain('<a href="/mail/2">Hai</a>');
    expect(JSON.parse(await read('/mail/3'))).toMatchObject({ status: 404, code: 'mail.message-unknown' });
  });

  it('keeps the markup of a letter in a sandbox', async () => {
    await send({ html: '<script>alert("1")</script>' });
    const response = await fetch(`${simulators.url}/mail/1`);
    const page = await response.text();
    expect(page).toMatch(
      /<iframe\s+sandbox=""\s+srcdoc="&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt;"/,
    );
    expect(page).not.toContain('<script>');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
