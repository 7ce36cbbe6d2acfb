import { Server, WSDL } from 'soap';
import type { HttpAnswer } from '../faults/http-exchange.ts';
import { bulkSmsWsdl } from './bulk-sms-wsdl.ts';
import type { Balance, SoapArguments } from './sms-gateway.ts';
import type { SendResult } from './sms-request.ts';

/** What a request asks for, as far as it can be read. */
export interface SoapCall {
  operation?: string | undefined;
  parameters?: SoapArguments;
}

export interface SoapMethods {
  wsCpMt: (parameters: SoapArguments) => SendResult;
  checkBalance: (parameters: SoapArguments) => Balance;
}

const path = '/bulkapi';

/** The SOAP side of the gateway: reads and answers envelopes by its WSDL. */
export class SoapService {
  private constructor(private readonly wsdl: WSDL) {}

  static async open(): Promise<SoapService> {
    const wsdl = new WSDL(bulkSmsWsdl(path), path, {});
    await new Promise<void>((resolve, reject) => {
      wsdl.onReady((error: Error | null | undefined) => (error ? reject(error) : resolve()));
    });
    return new SoapService(wsdl);
  }

  /** Reads which operation a request wants, before it is carried out. Nothing when it is not SOAP. */
  read(xml: string): SoapCall {
    try {
      const { Body: body = {} } = this.wsdl.xmlToObject(xml) as {
        Body?: Record<string, SoapArguments | undefined>;
      };
      const [operation] = Object.keys(body);
      return { operation, parameters: body[operation ?? ''] };
    } catch {
      return {};
    }
  }

  /** Answers a request with the given methods; the members of an answer keep the order of the WSDL. */
  async answer(xml: string, methods: SoapMethods): Promise<HttpAnswer> {
    const port = {
      wsCpMt: (parameters: SoapArguments) => {
        const { message, result } = methods.wsCpMt(parameters);
        return { return: { message, result } };
      },
      checkBalance: (parameters: SoapArguments) => {
        const { balance, errCode, errDesc } = methods.checkBalance(parameters);
        return { return: { balance, errCode, errDesc } };
      },
    };
    const services = { CcApiImplService: { CcApiImplPort: port } };
    const server = new Server(null, path, services, this.wsdl, { path, services, suppressStack: true });
    const { statusCode, body } = await server.processRequest(xml);
    return { status: statusCode, type: 'text/xml; charset=utf-8', body };
  }
}
