class Postman:
    def __init__(self, simulator):
        self.s = simulator

    async def run(self):
        await self.s.closing.wait()
