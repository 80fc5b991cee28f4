// A route of the host that reads JSON, beside the API.

/** Answers what was sent. */
export const POST = async (request: Request): Promise<Response> => Response.json(await request.json())
