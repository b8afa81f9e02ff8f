"""OpenStack Swift with its S3 interface, in one process on free ports of 127.0.0.1: the S3 server of the tests.

Arguments: a folder of its own. Objects are kept in memory, the lists of them in the folder.
Prints one line of JSON when it listens: {"port": 12345}. Ends when its standard input closes.
"""
import eventlet

eventlet.monkey_patch()

import array  # noqa: E402
import json  # noqa: E402
import os  # noqa: E402
import sys  # noqa: E402
from logging import NullHandler, getLogger  # noqa: E402
from time import time  # noqa: E402

from eventlet import hubs, wsgi  # noqa: E402
from swift.account.server import AccountController  # noqa: E402
from swift.common import utils  # noqa: E402
from swift.common.http_protocol import SwiftHttpProtocol  # noqa: E402
from swift.common.ring import RingData  # noqa: E402
from swift.common.wsgi import loadapp  # noqa: E402
from swift.container.server import ContainerController  # noqa: E402
from swift.obj.mem_server import ObjectController  # noqa: E402

PROXY = """
[DEFAULT]
swift_dir = {folder}
[pipeline:main]
pipeline = catch_errors gatekeeper listing_formats bulk s3api tempauth slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
allow_account_management = true
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:bulk]
use = egg:swift#bulk
[filter:s3api]
use = egg:swift#s3api
location = eu-test-1
max_bucket_listing = 100
[filter:tempauth]
use = egg:swift#tempauth
user_press_owner = owner-secret .admin
user_press_stranger = stranger-secret
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
"""


class Cache:
    """Takes the place of memcached, which tempauth wants to see."""

    def __init__(self):
        self.values = {}

    def get(self, key, raise_on_error=False):
        value, until = self.values.get(key, (None, 0))
        return value if until == 0 or until > time() else None

    def set(self, key, value, serialize=True, time=0, **_):
        self.values[key] = (value, now() + time if time else 0)

    def delete(self, key, **_):
        self.values.pop(key, None)

    def incr(self, key, delta=1, time=0, **_):
        value = int(self.get(key) or 0) + delta
        self.set(key, value, time=time)
        return value


now = time


def serve(socket, app):
    silent = getLogger("silent")
    silent.addHandler(NullHandler())
    silent.propagate = False
    eventlet.spawn(wsgi.server, socket, app, silent, protocol=SwiftHttpProtocol)


def main(folder):
    utils.HASH_PATH_PREFIX, utils.HASH_PATH_SUFFIX = b"", b"tests"
    os.makedirs(os.path.join(folder, "devices", "one"))
    conf = {"devices": os.path.join(folder, "devices"), "swift_dir": folder, "mount_check": "false"}
    servers = [("account", AccountController), ("container", ContainerController), ("object", ObjectController)]
    for name, controller in servers:
        socket = eventlet.listen(("127.0.0.1", 0))
        port = socket.getsockname()[1]
        device = {"id": 0, "zone": 0, "device": "one", "ip": "127.0.0.1", "port": port, "region": 1, "weight": 1}
        device.update({"replication_ip": "127.0.0.1", "replication_port": port})
        RingData([array.array("H", [0, 0])], [device], 31).save(os.path.join(folder, name + ".ring.gz"))
        serve(socket, controller(conf))
    file = os.path.join(folder, "proxy.conf")
    with open(file, "w") as out:
        out.write(PROXY.format(folder=folder))
    app = loadapp(file, global_conf={})
    cache = Cache()

    def with_cache(environment, start):
        environment["swift.cache"] = cache
        return app(environment, start)

    socket = eventlet.listen(("127.0.0.1", 0))
    serve(socket, with_cache)
    print(json.dumps({"port": socket.getsockname()[1]}), flush=True)
    # A plain read would stop all green threads. Nothing is ever written to it, so it becomes readable when it closes.
    hubs.trampoline(sys.stdin.fileno(), read=True)


main(sys.argv[1])
