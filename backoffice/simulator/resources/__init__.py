from . import account, payment_links, prices, products
