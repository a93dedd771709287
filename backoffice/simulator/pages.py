from aiohttp import web


class Pages:
    def __init__(self, simulator):
        pass

    def add_routes(self, app: web.Application):
        pass
