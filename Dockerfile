# Two stages from one base, which need hold no more than Python 3.11 or newer with venv. The image needs no network to run.
#   PIP_EXTRA_INDEX_URL or PIP_FIND_LINKS: where the CPU build of torch is; without one, pip takes the CUDA build (5 GB).
ARG BASE=python:3.11-slim-bookworm

FROM ${BASE} AS build
ARG PIP_FIND_LINKS=
ARG PIP_EXTRA_INDEX_URL=
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /build
RUN python3 -m venv /opt/kutip
COPY pyproject.toml ./
# Torch by itself: this layer outlives every change of Kutip.
RUN /opt/kutip/bin/pip install --quiet "$(sed -n 's/^ *"\(torch==[^"]*\)",/\1/p' pyproject.toml)"
COPY LICENSE NOTICE README.md ./
COPY app app
RUN /opt/kutip/bin/pip install --quiet .
# A third of it serves only who compiles or builds with torch, tests or downloads; an article, read in both precisions,
# fails the build if more has gone.
RUN cd /opt/kutip/lib/python3*/site-packages \
 && rm -rf pip pip-* setuptools setuptools-* _distutils_hack distutils-precedence.pth pkg_resources hf_xet* \
      sympy* mpmath* isympy.py torch/_inductor torch/include torch/share torch/test torch/lib/*.a \
 && find torch/bin -type f -not -name torch_shm_manager -delete \
 && find . -depth -type d \( -name tests -o -name test \) -not -path './torch/*' -exec rm -rf {} + \
 && for half in true false; do \
      echo '“Kami siap,” kata Ratna Widuri.' | KUTIP_HALF_PRECISION=$half /opt/kutip/bin/kutip extract - > /dev/null || exit 1; \
    done \
 && /opt/kutip/bin/python -c 'import uvicorn'

FROM ${BASE}
RUN useradd --system --uid 10001 --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin kutip
COPY --from=build /opt/kutip /opt/kutip
ENV PATH=/opt/kutip/bin:$PATH \
    PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    OMP_NUM_THREADS=1 \
    KUTIP_HOST=0.0.0.0 KUTIP_PORT=8000
USER kutip
WORKDIR /
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["python", "-c", "import os, urllib.request as u; u.urlopen('http://127.0.0.1:' + os.environ['KUTIP_PORT'] + '/readyz', timeout=4)"]
ENTRYPOINT ["kutip"]
CMD ["serve"]
