"""An S3 server on this machine, with a bucket, and the environment that leads there."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import boto3
import requests
from moto.server import ThreadedMotoServer

from tests.browser.server import free_port

BUCKET = "dashbord"
_REGION = "eu-north-1"


class BucketServer:
    """The server; it keeps what it holds while it is stopped."""

    def __init__(self) -> None:
        # Not one the system chooses: while it answers no more, nobody else is given the port that it comes back to.
        self.port = free_port()
        self._server: ThreadedMotoServer | None = None

    def start(self) -> None:
        """Answer, at the same address as before."""
        self._server = ThreadedMotoServer("127.0.0.1", self.port, verbose=False)
        self._server.start()

    def stop(self) -> None:
        """Answer no more."""
        if self._server is not None:
            self._server.stop()
            self._server = None

    @property
    def environment(self) -> dict[str, str]:
        """What leads a process to this server; no file of this machine's is read for it."""
        return {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{self.port}",
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": _REGION,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": "/dev/null",
            "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
        }


@contextmanager
def serving() -> Iterator[BucketServer]:
    """Serve a bucket, and stop."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = BucketServer()
    server.start()
    # What the process keeps for such servers outlives each of them.
    requests.post(f"{server.environment['AWS_ENDPOINT_URL']}/moto-api/reset", timeout=60).raise_for_status()
    try:
        key = server.environment["AWS_ACCESS_KEY_ID"]
        session = boto3.session.Session(aws_access_key_id=key, aws_secret_access_key=key, region_name=_REGION)
        access = session.client("s3", endpoint_url=server.environment["AWS_ENDPOINT_URL"])
        access.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": _REGION})
        yield server
    finally:
        server.stop()
